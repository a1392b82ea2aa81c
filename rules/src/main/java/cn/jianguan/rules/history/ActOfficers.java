package cn.jianguan.rules.history;

import cn.jianguan.record.Inspection;
import cn.jianguan.record.SupervisionAct;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Who took part in an act. */
final class ActOfficers {
  private ActOfficers() {}

  /** Certificate numbers of the officers an act names, each once; empty where it names none. */
  static List<String> certificates(SupervisionAct act) {
    if (!(act.getBody() instanceof SpecificRecord body)) {
      return List.of();
    }
    Schema.Field field = body.getSchema().getField("officerCodes");
    return field != null && body.get(field.pos()) instanceof List<?> codes
        ? codes.stream().map(Objects::toString).filter(c -> !c.isBlank()).distinct().toList()
        : List.of();
  }

  /**
   * How many officers took part, by name or certificate, whichever is more; null where the source
   * names nobody: that says nothing about how many there were.
   */
  static Long count(SupervisionAct act) {
    int named = act.getBody() instanceof Inspection i ? i.getOfficerNames().size() : 0;
    int count = Math.max(named, certificates(act).size());
    return count == 0 ? null : (Long) (long) count;
  }
}
