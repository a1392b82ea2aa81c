package cn.jianguan.jobs.casework.sla;

import cn.jianguan.record.Alert;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.sla.Clock;
import cn.jianguan.rules.sla.Terms;

/**
 * How long each stage of an alert may take: by its severity, where its model does not say
 * otherwise.
 */
public record Sla(Severity severity, Terms terms) {
  /** Longest rectification an order may give, calendar days. */
  public static final int RECTIFY_DAYS = 30;

  /** The same for an alert under listed supervision (挂牌督办): one year. */
  public static final int RECTIFY_DAYS_LISTED = 365;

  /** A listed hazard's extension is asked for this many working days ahead. */
  public static final int LISTED_EXTENSION_AHEAD = 20;

  /** From signing, an alert may be returned during this time only. */
  public static final TimeSpan RETURN_AFTER_SIGNING = TimeSpan.parse("1wd");

  /** Listed, and delisted, it is published in this time. */
  public static final TimeSpan PUBLISH = TimeSpan.parse("5wd");

  /** While listed, the addressee reports in this time, every time. */
  public static final TimeSpan REPORT = TimeSpan.parse("7d");

  /** A red card that stood so long lets an alert be listed. */
  public static final TimeSpan LISTABLE_AFTER_RED = TimeSpan.parse("5wd");

  /** A yellow card turns red after this time at the latest. */
  public static final TimeSpan RED_AFTER_YELLOW = TimeSpan.parse("5wd");

  private static final TimeSpan EXTENSION_DECISION = TimeSpan.parse("1wd");
  private static final TimeSpan EXTENSION_DECISION_LISTED = TimeSpan.parse("10wd");
  private static final TimeSpan RETURN = TimeSpan.parse("1wd");

  /** Time to confirm what was proposed. */
  public static final TimeSpan CONFIRM = TimeSpan.parse("1wd");

  private static final TimeSpan TASK = TimeSpan.parse("20wd");
  private static final TimeSpan SELF_CORRECT = TimeSpan.parse("10wd");
  private static final TimeSpan RECTIFY = TimeSpan.parse(RECTIFY_DAYS + "d");
  private static final TimeSpan QUIET = TimeSpan.parse("30d");

  private static final TimeSpan REVIEW = TimeSpan.parse("1wd");
  private static final TimeSpan REVIEW_RED = TimeSpan.parse("2h");

  /** Those of an alert. */
  public static Sla of(Alert alert) {
    return new Sla(alert.getSeverity(), Terms.of(alert.getSeverity(), alert.getTerms()));
  }

  /** Time for a stage; for rectification the longest an order gives by default. */
  public TimeSpan term(Stage stage) {
    return switch (stage) {
      case REVIEW -> severity == Severity.RED ? REVIEW_RED : REVIEW;
      case SIGN -> terms.span(Clock.SIGN);
      case VERIFY -> terms.span(Clock.VERIFY);
      case HANDLE -> terms.span(Clock.HANDLE);
      case AUDIT -> terms.span(Clock.AUDIT);
      case RECTIFY -> RECTIFY;
      case SELF_CORRECT -> SELF_CORRECT;
      case RETURN -> RETURN;
      case TASK -> TASK;
      case CONFIRM -> CONFIRM;
      case QUIET -> QUIET;
    };
  }

  /** Time from the first dispatch to the end; transfers do not lengthen it. */
  public TimeSpan total() {
    return terms.span(Clock.TOTAL);
  }

  /** Time to decide an extension that was asked for. */
  public static TimeSpan extensionDecision(boolean listed) {
    return listed ? EXTENSION_DECISION_LISTED : EXTENSION_DECISION;
  }

  /** From the deadline to the red card: half the stage's time; a half day counts as a whole one. */
  public TimeSpan grace(Stage stage) {
    TimeSpan full = term(stage);
    return new TimeSpan((full.amount() + 1) / 2, full.unit(), null);
  }

  /** Half the time to handle, after an audit sent it back; a half day counts as a whole one. */
  public TimeSpan handleAgain() {
    TimeSpan full = term(Stage.HANDLE);
    return new TimeSpan((full.amount() + 1) / 2, full.unit(), null);
  }
}
