package cn.jianguan.jobs.intake;

import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.Permit;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The day on which a decision was published for the first time, where it is listed twice. */
final class FirstPublication {
  /** As dates.csv names it. */
  private static final String FIELD = "body.disclosedAt";

  private FirstPublication() {}

  /**
   * Lets an act say the day of another listing of it where that is the earlier one.
   *
   * @return whether it did
   */
  static boolean keep(SupervisionAct listing, SupervisionAct act) {
    LocalDate other = of(listing);
    LocalDate own = of(act);
    if (other == null || own != null && !other.isBefore(own)) {
      return false;
    }
    if (!set(act, other)) {
      return false;
    }
    mark(act, listing.getSuspectFields().contains(FIELD));
    return true;
  }

  /** A day that is taken over is as suspect as it was there. */
  private static void mark(SupervisionAct act, boolean suspect) {
    List<String> fields = new ArrayList<>(act.getSuspectFields());
    if (suspect != fields.contains(FIELD)) {
      if (suspect) {
        fields.add(FIELD);
      } else {
        fields.remove(FIELD);
      }
      act.setSuspectFields(fields);
    }
  }

  private static LocalDate of(SupervisionAct act) {
    if (act.getBody() instanceof Penalty penalty) {
      return penalty.getDisclosedAt();
    } else if (act.getBody() instanceof Permit permit) {
      return permit.getDisclosedAt();
    } else if (act.getBody() instanceof Inspection inspection) {
      return inspection.getDisclosedAt();
    }
    return null;
  }

  private static boolean set(SupervisionAct act, LocalDate day) {
    if (act.getBody() instanceof Penalty penalty) {
      penalty.setDisclosedAt(day);
    } else if (act.getBody() instanceof Permit permit) {
      permit.setDisclosedAt(day);
    } else if (act.getBody() instanceof Inspection inspection) {
      inspection.setDisclosedAt(day);
    } else {
      return false;
    }
    return true;
  }
}
