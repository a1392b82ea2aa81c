package cn.jianguan.server.alert;

/** What is counted of alerts, each figure once, as columns of questions about alert_current. */
public final class AlertFigures {
  /** When the running stage must have ended; null: no clock runs. */
  static final String DUE =
      "multiIf(state = 'DISPATCHED', due_sign, state = 'SIGNED', due_verify, state = 'HANDLING',"
          + " due_handle, state = 'RECTIFYING', rectify_due, state = 'FEEDBACK', due_audit, NULL)";

  /** A moment that never comes, epoch ms. */
  static final long NEVER = 9_000_000_000_000_000L;

  /** {@link #DUE} in epoch ms; {@link #NEVER} where no clock runs. */
  static final String DUE_MILLIS =
      "ifNull(toUnixTimestamp64Milli(" + DUE + "), toInt64(" + NEVER + "))";

  /** Who was dealt the card that the alert has; empty: it has none. */
  static final String CARD_HOLDER =
      "tupleElement(arrayLast(it -> tupleElement(it, 'in_force') AND tupleElement(it, 'card') ="
          + " CAST(card, 'String'), cards), 'holder')";

  /** Open, and the running stage should have ended before value {@code now}, epoch ms. */
  public static final String OVERDUE =
      "countIf(is_open AND " + DUE_MILLIS + " < {now:Int64}) AS overdue";

  /** Alerts of each severity. */
  public static final String BY_SEVERITY =
      "countIf(severity = 'RED') AS red, countIf(severity = 'ORANGE') AS orange, countIf(severity ="
          + " 'YELLOW') AS yellow, countIf(severity = 'BLUE') AS blue";

  /** Alerts of which somebody said whether they are true, and those that are, wholly or partly. */
  public static final String VERIFIED =
      "countIf(conclusion NOT IN ('NONE', 'LATE_DATA')) AS judged, countIf(conclusion IN ('TRUE',"
          + " 'PARTLY', 'TRUE_NO_PENALTY', 'TRUE_CRIMINAL')) AS verified";

  /** Alerts that spared the object a visit of their own. */
  public static final String SPARED =
      "countIf(state IN ('MERGED_PLAN', 'SUPPRESSED', 'SELF_CORRECT')) AS spared";

  private AlertFigures() {}
}
