package cn.jianguan.jobs.statistics;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Conclusion;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one alert counts for as it stands: numerators and denominators by name, never a ratio.
 *
 * <ul>
 *   <li>{@code records} every alert ever opened; {@code hits} hits merged into it, the first
 *       included; {@code alerts} those that count as emitted: not suppressed, not merged, not
 *       cancelled because of late data
 *   <li>by state: {@code open}, {@code closed} (with archived), {@code suppressed}, {@code
 *       merged_alert}, {@code merged_plan}, {@code cancelled}; {@code state_…} one by one
 *   <li>{@code dispatched}; {@code handled} and {@code handling_ms} (dispatch to closing, summed,
 *       in ms) where both moments are known
 *   <li>{@code conclusion_…}, {@code card_…}, {@code listed}, {@code basis_changed}, {@code linked}
 *       (an act answers it), {@code returns}, {@code transfers}, {@code extensions}, {@code
 *       audit_rejects}, {@code reopens}
 * </ul>
 */
final class AlertCounts {
  private static final Set<AlertState> CLOSED = EnumSet.of(AlertState.CLOSED, AlertState.ARCHIVED);
  private static final Set<AlertState> ASIDE =
      EnumSet.of(
          AlertState.SUPPRESSED,
          AlertState.MERGED_ALERT,
          AlertState.MERGED_PLAN,
          AlertState.CANCELLED);

  private AlertCounts() {}

  static Map<String, Long> of(Alert alert) {
    AlertState state = alert.getState();
    boolean lateData =
        state == AlertState.CANCELLED && alert.getConclusion() == Conclusion.LATE_DATA;
    boolean emitted = !ASIDE.contains(state) || state == AlertState.CANCELLED && !lateData;
    Counts counts = new Counts().add("records", 1).addIf(emitted, "alerts");
    if (state != AlertState.MERGED_ALERT) {
      counts.add("hits", alert.getHitCount());
    }
    counts.addIf(!CLOSED.contains(state) && !ASIDE.contains(state), "open");
    counts.addIf(CLOSED.contains(state), "closed");
    counts.addIf(ASIDE.contains(state), name(state));
    counts.add("state_" + name(state), 1);
    time(alert, counts);
    course(alert, counts);
    return counts.byName();
  }

  private static void time(Alert alert, Counts counts) {
    counts.addIf(alert.getDispatchedAt() != null, "dispatched");
    if (alert.getDispatchedAt() != null && alert.getClosedAt() != null) {
      counts.add("handled", 1);
      counts.add(
          "handling_ms", Duration.between(alert.getDispatchedAt(), alert.getClosedAt()).toMillis());
    }
  }

  private static void course(Alert alert, Counts counts) {
    counts.addIf(
        alert.getConclusion() != Conclusion.NONE, "conclusion_" + name(alert.getConclusion()));
    counts.addIf(alert.getCard() != Card.NONE, "card_" + name(alert.getCard()));
    counts.addIf(alert.getListed(), "listed");
    counts.addIf(alert.getBasisChanged(), "basis_changed");
    counts.addIf(!alert.getLinkedActs().isEmpty(), "linked");
    counts.add("returns", alert.getReturnCount());
    counts.add("transfers", alert.getTransferCount());
    counts.add("extensions", alert.getExtensionCount());
    counts.add("audit_rejects", alert.getRejectCount());
    counts.add("reopens", alert.getReopenCount());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
