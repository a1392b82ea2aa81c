package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SupervisionAct;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/**
 * Fields of an act that are doubted: those the sender doubts, then those intake does. Each is the
 * field's name, with a mark behind a colon where a code is meant.
 */
final class Suspicions {
  private static final String FIELD = "suspectFields";
  private static final Pattern FORM = Pattern.compile("([A-Za-z.]+)(:[A-Z0-9_]{1,30})?");

  /** More than any row has reasons for. */
  private static final int MOST = 100;

  private Suspicions() {}

  /** Adds what is not said yet. */
  static void add(SupervisionAct act, List<String> doubts) {
    if (!doubts.isEmpty()) {
      Set<String> all = new LinkedHashSet<>(act.getSuspectFields());
      all.addAll(doubts);
      act.setSuspectFields(List.copyOf(all));
    }
  }

  /** What a sender doubts is kept, so it must be fields of the row. */
  static Refusal ofTheSender(Check.Row row) {
    List<String> doubts = row.act().getSuspectFields();
    if (doubts.size() > MOST) {
      return new Refusal(
          RejectReason.FIELD_LENGTH,
          FIELD,
          String.valueOf(doubts.size()),
          "不应超过 %1$d 个 / at most %1$d".formatted(MOST));
    }
    return doubts.stream()
        .filter(doubt -> !isOfField(row.act(), doubt))
        .findFirst()
        .map(
            doubt ->
                new Refusal(
                    RejectReason.FIELD_FORMAT,
                    FIELD,
                    doubt,
                    "应为本记录的字段名 / names of fields of the row, e.g. body.violationDate"))
        .orElse(null);
  }

  private static boolean isOfField(SupervisionAct act, String doubt) {
    var form = FORM.matcher(doubt);
    if (!form.matches()) {
      return false;
    }
    String[] names = form.group(1).split("\\.", 2);
    var own = act.getSchema().getField(names[0]);
    if (own == null || names.length == 1) {
      return own != null;
    }
    return act.get(own.pos()) instanceof SpecificRecord part
        && part.getSchema().getField(names[1]) != null;
  }
}
