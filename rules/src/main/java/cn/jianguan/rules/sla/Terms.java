package cn.jianguan.rules.sla;

import cn.jianguan.record.Severity;
import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.model.TimeSpan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * How long each clock of an alert runs. The table is that of the domain reference §3.3, anchored in
 * hotline practice (2 h, 24 h, 3 and 13 working days) and approval–supervision linkage (2 working
 * days). Hours run round the clock, {@code wd} are working days that end at 24:00.
 */
public final class Terms {
  private static final Map<Severity, Terms> TABLE = new EnumMap<>(Severity.class);

  static {
    //                   sign   verify handle audit  total
    row(Severity.BLUE, "3wd", "10wd", "15wd", "3wd", "31wd");
    row(Severity.YELLOW, "2wd", "5wd", "10wd", "2wd", "19wd");
    row(Severity.ORANGE, "1wd", "3wd", "7wd", "1wd", "12wd");
    row(Severity.RED, "2h", "24h", "3wd", "1wd", "10wd");
  }

  private final Map<Clock, TimeSpan> spans;

  private Terms(Map<Clock, TimeSpan> spans) {
    this.spans = spans;
  }

  private static void row(Severity severity, String... spans) {
    Map<Clock, TimeSpan> row = new EnumMap<>(Clock.class);
    for (Clock clock : Clock.values()) {
      row.put(clock, TimeSpan.parse(spans[clock.ordinal()]));
    }
    TABLE.put(severity, new Terms(row));
  }

  /** The table's. */
  public static Terms of(Severity severity) {
    return TABLE.get(severity);
  }

  /**
   * The table's, and in place of it what a model says.
   *
   * @param said of all severities
   */
  public static Terms of(Severity severity, List<StageTerm> said) {
    if (said.isEmpty()) {
      return of(severity);
    }
    Map<Clock, TimeSpan> spans = new EnumMap<>(of(severity).spans);
    said.stream()
        .filter(it -> it.getSeverity() == severity)
        .forEach(it -> spans.put(Clock.valueOf(it.getStage()), TimeSpan.parse(it.getTerm())));
    return new Terms(spans);
  }

  /** What a model says for a severity, in words: {@code 签收 2 小时、核查 1 个工作日}; empty: nothing. */
  public static String zh(Severity severity, List<StageTerm> said) {
    return words(severity, said, "、", (clock, span) -> clock.zh() + ' ' + span.zh());
  }

  /** The same in English. */
  public static String en(Severity severity, List<StageTerm> said) {
    return words(severity, said, ", ", (clock, span) -> clock.en() + ' ' + span.en());
  }

  private static String words(
      Severity severity,
      List<StageTerm> said,
      String between,
      BiFunction<Clock, TimeSpan, String> words) {
    return said.stream()
        .filter(it -> it.getSeverity() == severity)
        .map(it -> words.apply(Clock.valueOf(it.getStage()), TimeSpan.parse(it.getTerm())))
        .collect(Collectors.joining(between));
  }

  public TimeSpan span(Clock clock) {
    return spans.get(clock);
  }
}
