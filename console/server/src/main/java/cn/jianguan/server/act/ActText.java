package cn.jianguan.server.act;

import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * The fields of an act that say something, by the names that mappings use: {@code party.name},
 * {@code Penalty.fineFen}. Moments are of Asia/Shanghai.
 */
final class ActText {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final String BODY = "body";

  /** What a field holds where nobody said anything, or what is shown beside the fields. */
  private static final Set<String> SILENT = Set.of("", "false", "0");

  private static final Set<String> BESIDE =
      Set.of("kind", "envelope.origin", "envelope.cdOperation");

  private ActText() {}

  static Map<String, String> of(SupervisionAct act) {
    Map<String, String> fields = new LinkedHashMap<>();
    collect(act, "", fields);
    fields.keySet().removeAll(BESIDE);
    return fields;
  }

  private static void collect(IndexedRecord from, String prefix, Map<String, String> into) {
    for (Schema.Field field : from.getSchema().getFields()) {
      Object value = from.get(field.pos());
      if (value instanceof IndexedRecord inner) {
        boolean body = field.name().equals(BODY);
        collect(inner, (body ? inner.getSchema().getName() : prefix + field.name()) + '.', into);
      } else {
        String text = text(value);
        if (!SILENT.contains(text)) {
          into.put(prefix + field.name(), text);
        }
      }
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Instant moment) {
      return LocalDateTime.ofInstant(moment, ZONE).format(MOMENT);
    }
    return value instanceof List<?> list
        ? String.join("; ", list.stream().map(String::valueOf).toList())
        : value.toString();
  }
}
