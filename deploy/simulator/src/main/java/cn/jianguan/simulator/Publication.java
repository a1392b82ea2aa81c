package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.util.EnumSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Agencies publish what they decide, on the day, which examples of most models leave out: without
 * it every penalty would be warned of as not published.
 */
final class Publication {
  private static final double FORGOTTEN = 0.05;
  private static final String DAY = "disclosedAt";
  private static final Set<ActKind> DECISIONS = EnumSet.of(ActKind.PENALTY, ActKind.PERMIT);

  /** Examples of models about supervision itself say all that matters. */
  private static final String ABOUT_SUPERVISION = "JD-";

  private Publication() {}

  static void complete(SupervisionAct act, String model, Chance chance) {
    boolean decides = DECISIONS.contains(act.getKind()) && !model.startsWith(ABOUT_SUPERVISION);
    if (decides
        && act.getBody() instanceof SpecificRecord body
        && act.getOccurredAt() != null
        && !chance.happens(FORGOTTEN)) {
      Schema.Field day = body.getSchema().getField(DAY);
      if (body.get(day.pos()) == null) {
        body.put(day.pos(), Period.day(act.getOccurredAt()));
      }
    }
  }
}
