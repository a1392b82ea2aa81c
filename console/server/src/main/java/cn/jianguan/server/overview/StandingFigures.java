package cn.jianguan.server.overview;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import cn.jianguan.server.alert.QueuedAlert;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the overview counts, of alerts that are remembered here: as its questions count it. */
final class StandingFigures {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Set<AlertState> CLOSED = EnumSet.of(AlertState.CLOSED, AlertState.ARCHIVED);
  private static final Set<AlertState> SPARED =
      EnumSet.of(AlertState.MERGED_PLAN, AlertState.SUPPRESSED, AlertState.SELF_CORRECT);
  private static final Set<Conclusion> UNJUDGED = EnumSet.of(Conclusion.NONE, Conclusion.LATE_DATA);
  private static final Set<Conclusion> TRUE =
      EnumSet.of(
          Conclusion.TRUE, Conclusion.PARTLY, Conclusion.TRUE_NO_PENALTY, Conclusion.TRUE_CRIMINAL);

  private final List<QueuedAlert> alerts;
  private final long now;

  /**
   * @param alerts that the asker may see
   * @param now epoch ms
   */
  StandingFigures(List<QueuedAlert> alerts, long now) {
    this.alerts = alerts;
    this.now = now;
  }

  OverviewController.Numbers numbers(long day) {
    return new OverviewController.Numbers(
        count(alerts, QueuedAlert::isOpen),
        count(alerts, this::isOverdue),
        count(alerts, it -> it.isEmitted() && within(it.emittedAt(), now - day, Long.MAX_VALUE)),
        count(alerts, it -> it.isEmitted() && within(it.emittedAt(), now - 2 * day, now - day)),
        count(alerts, it -> isClosed(it) && within(it.closedAt(), now - day, Long.MAX_VALUE)),
        count(alerts, it -> isClosed(it) && within(it.closedAt(), now - 2 * day, now - day)),
        count(alerts, it -> it.isOpen() && it.card() != Card.NONE),
        count(alerts, it -> SPARED.contains(it.state())),
        count(alerts, StandingFigures::isJudged),
        count(alerts, StandingFigures::isTrue));
  }

  List<OverviewController.Cell> cells() {
    return by(QueuedAlert::areaNumber, QueuedAlert::isOpen).entrySet().stream()
        .map(
            it ->
                new OverviewController.Cell(
                    it.getKey(),
                    count(it.getValue(), Severity.RED),
                    count(it.getValue(), Severity.ORANGE),
                    count(it.getValue(), Severity.YELLOW),
                    count(it.getValue(), Severity.BLUE)))
        .toList();
  }

  /** Without their names. */
  List<OverviewController.Department> departments(int most) {
    return by(QueuedAlert::addressee, it -> !it.addressee().isEmpty()).entrySet().stream()
        .map(
            it ->
                new OverviewController.Department(
                    it.getKey(),
                    "",
                    count(it.getValue(), QueuedAlert::isOpen),
                    count(it.getValue(), this::isOverdue),
                    count(it.getValue(), StandingFigures::isClosed),
                    count(it.getValue(), StandingFigures::isJudged),
                    count(it.getValue(), StandingFigures::isTrue)))
        .sorted(
            Comparator.comparingLong(OverviewController.Department::overdue)
                .thenComparingLong(OverviewController.Department::open)
                .reversed()
                .thenComparing(OverviewController.Department::code))
        .limit(most)
        .toList();
  }

  /** Without their names. */
  List<OverviewController.ModelLine> models(int most) {
    return by(QueuedAlert::modelId, it -> true).entrySet().stream()
        .map(
            it ->
                new OverviewController.ModelLine(
                    it.getKey(),
                    "",
                    "",
                    count(it.getValue(), QueuedAlert::isOpen),
                    count(it.getValue(), StandingFigures::isJudged),
                    count(it.getValue(), StandingFigures::isTrue)))
        .sorted(
            Comparator.comparingLong(OverviewController.ModelLine::open)
                .reversed()
                .thenComparing(OverviewController.ModelLine::modelId))
        .limit(most)
        .toList();
  }

  List<OverviewController.Day> days(long since) {
    return by(
            it -> it.emittedAt().atZone(ZONE).toLocalDate().toString(),
            it -> it.isEmitted() && within(it.emittedAt(), since, Long.MAX_VALUE))
        .entrySet()
        .stream()
        .map(
            it ->
                new OverviewController.Day(
                    it.getKey(),
                    count(it.getValue(), Severity.RED),
                    count(it.getValue(), Severity.ORANGE),
                    count(it.getValue(), Severity.YELLOW),
                    count(it.getValue(), Severity.BLUE)))
        .toList();
  }

  /** In the order of what they are grouped by. */
  private Map<String, List<QueuedAlert>> by(
      Function<QueuedAlert, String> of, Predicate<QueuedAlert> which) {
    return alerts.stream()
        .filter(which)
        .collect(Collectors.groupingBy(of, TreeMap::new, Collectors.toList()));
  }

  private static long count(Collection<QueuedAlert> alerts, Predicate<QueuedAlert> which) {
    return alerts.stream().filter(which).count();
  }

  private static long count(Collection<QueuedAlert> alerts, Severity severity) {
    return count(alerts, it -> it.severity() == severity);
  }

  /** After one moment, and not after the other; epoch ms. */
  private static boolean within(Instant at, long after, long until) {
    return at != null && at.toEpochMilli() > after && at.toEpochMilli() <= until;
  }

  private boolean isOverdue(QueuedAlert alert) {
    return alert.isOpen() && alert.dueMillis() < now;
  }

  private static boolean isClosed(QueuedAlert alert) {
    return CLOSED.contains(alert.state());
  }

  private static boolean isJudged(QueuedAlert alert) {
    return !UNJUDGED.contains(alert.conclusion());
  }

  private static boolean isTrue(QueuedAlert alert) {
    return TRUE.contains(alert.conclusion());
  }
}
