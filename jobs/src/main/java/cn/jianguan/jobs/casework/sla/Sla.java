package cn.jianguan.jobs.casework.sla;

import cn.jianguan.record.Severity;
import cn.jianguan.rules.model.TimeSpan;
import java.util.Arrays;
import java.util.List;

/**
 * How long each stage may take, by severity: domain reference §3.3, anchored in hotline practice (2
 * h, 24 h, 3 and 13 working days) and approval–supervision linkage (2 working days). Hours run
 * round the clock, {@code wd} are working days that end at 24:00.
 */
public enum Sla {
  //     review  sign   verify  handle  audit  total
  BLUE("1wd", "3wd", "10wd", "15wd", "3wd", "31wd"),
  YELLOW("1wd", "2wd", "5wd", "10wd", "2wd", "19wd"),
  ORANGE("1wd", "1wd", "3wd", "7wd", "1wd", "12wd"),
  RED("2h", "2h", "24h", "3wd", "1wd", "10wd");

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
  private static final TimeSpan CONFIRM = TimeSpan.parse("1wd");
  private static final TimeSpan TASK = TimeSpan.parse("20wd");
  private static final TimeSpan SELF_CORRECT = TimeSpan.parse("10wd");
  private static final TimeSpan RECTIFY = TimeSpan.parse(RECTIFY_DAYS + "d");
  private static final TimeSpan QUIET = TimeSpan.parse("30d");

  private final List<TimeSpan> terms;

  Sla(String... terms) {
    this.terms = Arrays.stream(terms).map(TimeSpan::parse).toList();
  }

  public static Sla of(Severity severity) {
    return valueOf(severity.name());
  }

  /** Time for a stage; for rectification the longest an order gives by default. */
  public TimeSpan term(Stage stage) {
    return switch (stage) {
      case REVIEW -> terms.get(0);
      case SIGN -> terms.get(1);
      case VERIFY -> terms.get(2);
      case HANDLE -> terms.get(3);
      case AUDIT -> terms.get(4);
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
    return terms.get(5);
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
