package cn.jianguan.rules.lint;

import cn.jianguan.record.Severity;
import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.sla.Clock;
import cn.jianguan.rules.sla.Terms;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Checks {@code sla}: RED keeps the table's times, no time is more than twice the table's (what one
 * extension allows), the stages fit into the whole, and the graver is never the slower.
 */
final class SlaLint {
  private static final int DAY = 24;
  private static final EnumSet<Clock> STAGES = EnumSet.complementOf(EnumSet.of(Clock.TOTAL));

  private final List<StageTerm> said;
  private final List<Finding> findings = new ArrayList<>();
  private final String file;

  SlaLint(List<StageTerm> said, String file) {
    this.said = said;
    this.file = file;
  }

  List<Finding> check() {
    for (StageTerm term : said) {
      bounds(term.getSeverity(), Clock.valueOf(term.getStage()), TimeSpan.parse(term.getTerm()));
    }
    if (findings.isEmpty() && !said.isEmpty()) {
      for (Severity severity : Severity.values()) {
        whole(severity);
        graver(severity);
      }
    }
    return findings;
  }

  private void bounds(Severity severity, Clock clock, TimeSpan term) {
    TimeSpan usual = Terms.of(severity).span(clock);
    if (severity == Severity.RED) {
      add(severity, "红色预警的时限不得另定", "RED keeps the times of the table");
    } else if (hours(term) > 2 * hours(usual)) {
      add(
          severity,
          "%s不得超过通用时限 %s 的两倍".formatted(clock.zh(), usual),
          "%s: at most twice the table's %s".formatted(clock.en(), usual));
    }
  }

  private void whole(Severity severity) {
    Terms terms = Terms.of(severity, said);
    int stages = STAGES.stream().mapToInt(clock -> hours(terms.span(clock))).sum();
    TimeSpan total = terms.span(Clock.TOTAL);
    boolean days = STAGES.stream().anyMatch(clock -> isDays(terms.span(clock)));
    if (stages > hours(total) || days && !isDays(total)) {
      add(
          severity,
          "各环节时限之和超过总时限 " + total,
          "the stages take longer than the whole, which is " + total);
    }
  }

  private void graver(Severity severity) {
    if (severity == Severity.BLUE) {
      return;
    }
    Terms terms = Terms.of(severity, said);
    Severity lesser = Severity.values()[severity.ordinal() - 1];
    for (Clock clock : Clock.values()) {
      if (isLonger(terms.span(clock), Terms.of(lesser, said).span(clock))) {
        add(
            severity,
            "%s长于较轻的 %s".formatted(clock.zh(), lesser),
            "%s takes longer than at %s, which is less grave".formatted(clock.en(), lesser));
      }
    }
  }

  /** Working days may have a weekend among them: they can be longer than any number of hours. */
  private static boolean isLonger(TimeSpan one, TimeSpan other) {
    return hours(one) > hours(other) || isDays(one) && !isDays(other);
  }

  private static boolean isDays(TimeSpan term) {
    return term.unit() == TimeSpan.Unit.WD;
  }

  /** A working day is 24 hours at least. */
  private static int hours(TimeSpan term) {
    return term.unit() == TimeSpan.Unit.WD ? DAY * term.amount() : term.amount();
  }

  private void add(Severity severity, String zh, String en) {
    findings.add(new Finding(file + " [sla." + severity + "]", zh, en));
  }
}
