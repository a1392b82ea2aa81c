package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SupervisionAct;
import java.util.regex.Pattern;

/**
 * Reports about officials (12388 of discipline inspection, 12380 of organisation departments) are
 * none of this system's: no model may look at them, and what they say is kept nowhere.
 */
final class DisciplineHotline {
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)123(?:88|80)(?!\\d)");

  private DisciplineHotline() {}

  static Refusal source(Check.Row row) {
    SupervisionAct act = row.act();
    if (act.getBody() instanceof Complaint complaint && isOne(complaint.getSource())) {
      return refusal("source", complaint.getSource());
    }
    String source = act.getEnvelope().getCdSource();
    return isOne(source) ? refusal("envelope.cdSource", source) : null;
  }

  private static Refusal refusal(String field, String value) {
    return new Refusal(
        RejectReason.FIELD_RANGE,
        field,
        value,
        "纪检（12388）、组织（12380）举报不在受理范围，原文不予留存，请转有权机关 / reports to 12388 and 12380 are not taken"
            + " here and nothing of them is kept: send them to whom they belong");
  }

  /** Whether a row is one, whatever else is wrong with it. */
  static boolean isOf(SupervisionAct act) {
    return isOne(act.getEnvelope().getCdSource())
        || act.getBody() instanceof Complaint complaint && isOne(complaint.getSource());
  }

  private static boolean isOne(String source) {
    return source != null && NUMBER.matcher(source).find();
  }
}
