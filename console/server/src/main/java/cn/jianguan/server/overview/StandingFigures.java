package cn.jianguan.server.overview;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import cn.jianguan.server.alert.QueuedAlert;
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
final class StandingFigures implements OverviewFigures {
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

  @Override
  public Numbers numbers() {
    long[] of = new long[10];
    for (QueuedAlert it : alerts) {
      long emitted = it.isEmitted() ? it.emittedMillis() : 0;
      long closed = isClosed(it) && it.closedAt() != null ? it.closedAt().toEpochMilli() : 0;
      of[0] += it.isOpen() ? 1 : 0;
      of[1] += isOverdue(it) ? 1 : 0;
      of[2] += emitted > now - DAY_MILLIS ? 1 : 0;
      of[3] += emitted > now - 2 * DAY_MILLIS && emitted <= now - DAY_MILLIS ? 1 : 0;
      of[4] += closed > now - DAY_MILLIS ? 1 : 0;
      of[5] += closed > now - 2 * DAY_MILLIS && closed <= now - DAY_MILLIS ? 1 : 0;
      of[6] += it.isOpen() && it.card() != Card.NONE ? 1 : 0;
      of[7] += SPARED.contains(it.state()) ? 1 : 0;
      of[8] += isJudged(it) ? 1 : 0;
      of[9] += isTrue(it) ? 1 : 0;
    }
    return new Numbers(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8], of[9]);
  }

  @Override
  public List<Cell> cells() {
    return by(QueuedAlert::areaNumber, QueuedAlert::isOpen).entrySet().stream()
        .map(
            it ->
                new Cell(
                    it.getKey(),
                    count(it.getValue(), Severity.RED),
                    count(it.getValue(), Severity.ORANGE),
                    count(it.getValue(), Severity.YELLOW),
                    count(it.getValue(), Severity.BLUE)))
        .toList();
  }

  @Override
  public List<Department> departments(int most) {
    return by(QueuedAlert::addressee, it -> !it.addressee().isEmpty()).entrySet().stream()
        .map(
            it ->
                new Department(
                    it.getKey(),
                    "",
                    count(it.getValue(), QueuedAlert::isOpen),
                    count(it.getValue(), this::isOverdue),
                    count(it.getValue(), StandingFigures::isClosed),
                    count(it.getValue(), StandingFigures::isJudged),
                    count(it.getValue(), StandingFigures::isTrue)))
        .sorted(
            Comparator.comparingLong(Department::overdue)
                .thenComparingLong(Department::open)
                .reversed()
                .thenComparing(Department::code))
        .limit(most)
        .toList();
  }

  @Override
  public List<ModelLine> models(int most) {
    return by(QueuedAlert::modelId, it -> true).entrySet().stream()
        .map(
            it ->
                new ModelLine(
                    it.getKey(),
                    "",
                    "",
                    count(it.getValue(), QueuedAlert::isOpen),
                    count(it.getValue(), StandingFigures::isJudged),
                    count(it.getValue(), StandingFigures::isTrue)))
        .sorted(
            Comparator.comparingLong(ModelLine::open).reversed().thenComparing(ModelLine::modelId))
        .limit(most)
        .toList();
  }

  @Override
  public List<Day> days(long since) {
    return by(
            it -> it.emittedAt().atZone(ZONE).toLocalDate().toString(),
            it -> it.isEmitted() && it.emittedMillis() > since)
        .entrySet()
        .stream()
        .map(
            it ->
                new Day(
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
