package cn.jianguan.jobs.casework.joint;

import cn.jianguan.record.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What a department is about to go to an object for: an alert that it has to verify, or a drawn
 * object of one of its tasks.
 *
 * @param alertId empty: a drawn object
 * @param taskObjectId empty: an alert
 * @param area six-digit region of the premises; empty: nobody says
 * @param severity null: a drawn object
 * @param due when it is due: the alert's verification, or the end of the task's last day
 * @param from first day on which the department can go
 * @param to last day
 */
public record Part(
    String agency,
    String alertId,
    String taskObjectId,
    String area,
    Severity severity,
    Instant due,
    List<String> items,
    LocalDate from,
    LocalDate to) {

  /** The gravest alert first, drawn objects last; then whoever is due first. */
  static final Comparator<Part> URGENT =
      Comparator.comparing(Part::severity, Comparator.nullsFirst(Comparator.naturalOrder()))
          .reversed()
          .thenComparing(Part::due)
          .thenComparing(Part::id);

  boolean isAlert() {
    return !alertId.isEmpty();
  }

  private String id() {
    return isAlert() ? alertId : taskObjectId;
  }
}
