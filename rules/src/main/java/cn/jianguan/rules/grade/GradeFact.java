package cn.jianguan.rules.grade;

import java.time.LocalDate;

/**
 * One thing that is known of an object.
 *
 * @param object key of the object
 * @param kind what it is
 * @param day when it happened; of a filing the last day of its period; of a list entry and an
 *     imported grade the first on which it holds
 * @param until last day of a list entry or an imported grade, deadline of a correction; null none
 * @param department who says it; of a filing the type of report; of an alert its severity; of a
 *     list entry the list; of an imported grade the class A to D
 * @param amount fine in yuan; quantity of a filing in its own unit; 0 none
 */
public record GradeFact(
    String object, Kind kind, LocalDate day, LocalDate until, String department, double amount) {
  /** Kinds of facts. */
  public enum Kind {
    /** A penalty that stands. */
    PENALTY,
    /** A self-report of one period. */
    FILING,
    /** A complaint or tip. */
    COMPLAINT,
    /** An alert that is open, or was found true. */
    ALERT,
    /** An order to correct that nobody has seen obeyed. */
    CORRECTION,
    /** An entry of a list: BLACK, ABNORMAL, SERIOUS. */
    LISTED,
    /** A class that a department gave. */
    IMPORTED
  }
}
