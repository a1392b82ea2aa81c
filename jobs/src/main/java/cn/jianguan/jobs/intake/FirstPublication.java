package cn.jianguan.jobs.intake;

import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.Permit;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;

/** The day on which a decision was published for the first time, where it is listed twice. */
final class FirstPublication {
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
    return set(act, other);
  }

  private static LocalDate of(SupervisionAct act) {
    return switch (act.getBody()) {
      case Penalty penalty -> penalty.getDisclosedAt();
      case Permit permit -> permit.getDisclosedAt();
      case Inspection inspection -> inspection.getDisclosedAt();
      case null, default -> null;
    };
  }

  private static boolean set(SupervisionAct act, LocalDate day) {
    switch (act.getBody()) {
      case Penalty penalty -> penalty.setDisclosedAt(day);
      case Permit permit -> permit.setDisclosedAt(day);
      case Inspection inspection -> inspection.setDisclosedAt(day);
      case null, default -> {
        return false;
      }
    }
    return true;
  }
}
