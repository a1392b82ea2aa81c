package cn.jianguan.jobs.casework.sla;

import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the clock does next to a case, if nobody does anything before.
 *
 * @param event null: it looks whether the calendar was announced
 */
public record Ring(Instant at, AlertEvent event) {
  /** A closed alert can still be listed; everything else is chased while it is open. */
  private static final Set<AlertState> CHASED =
      EnumSet.of(
          AlertState.REVIEW,
          AlertState.PENDING_DISPATCH,
          AlertState.DISPATCHED,
          AlertState.SIGNED,
          AlertState.HANDLING,
          AlertState.RECTIFYING,
          AlertState.SELF_CORRECT,
          AlertState.RETURN_REQ,
          AlertState.FEEDBACK,
          AlertState.CLOSED);

  /** The first that comes; of several at one moment the calendar first, then by event. */
  public static Optional<Ring> next(CaseState file, WorkingCalendar calendar) {
    List<Ring> rings = new ArrayList<>();
    Stage stage = Stage.of(file.getAlert().getState()).orElse(null);
    if (stage != null && file.getStageDue() != null) {
      ofStage(file, stage, calendar, rings);
    }
    if (CHASED.contains(file.getAlert().getState())) {
      add(rings, file.getExtensionDue(), AlertEvent.EXTENSION_LAPSED);
      add(rings, file.getAlert().getReportDue(), AlertEvent.LISTED_OVERDUE);
      add(rings, file.getAlert().getPublishDue(), AlertEvent.LISTED_OVERDUE);
      add(rings, file.getCalendarCheck(), null);
    }
    return rings.stream()
        .min(
            Comparator.comparing(Ring::at)
                .thenComparing(Ring::event, Comparator.nullsFirst(Comparator.naturalOrder())));
  }

  private static void ofStage(
      CaseState file, Stage stage, WorkingCalendar calendar, List<Ring> rings) {
    Instant due = file.getStageDue();
    boolean waits = isAuditOfTwo(file, stage) && file.getStageCard().compareTo(Card.YELLOW) >= 0;
    if (stage.whenPassed().isPresent() && !waits) {
      add(rings, due, stage.whenPassed().orElseThrow());
    }
    if (stage.hasCards()) {
      ofCards(file, stage, new CardClock(file.getAlert(), stage, due, calendar), rings);
    }
  }

  /** While a request for more time waits for its decision, no card is dealt but the reminder. */
  private static void ofCards(CaseState file, Stage stage, CardClock clock, List<Ring> rings) {
    boolean decides = stage.whenPassed().isPresent();
    Instant start = file.getStageStart();
    switch (file.getStageCard()) {
      case NONE -> {
        Instant reminder = clock.reminder();
        if (start == null || reminder.isAfter(start)) {
          add(rings, reminder, AlertEvent.REMIND);
        } else if (!decides) {
          add(rings, decided(file, clock.due()), AlertEvent.CARD_YELLOW);
        }
      }
      case REMIND -> {
        if (!decides) {
          add(rings, decided(file, clock.due()), AlertEvent.CARD_YELLOW);
        }
      }
      case YELLOW -> add(rings, decided(file, clock.red()), AlertEvent.CARD_RED);
      default -> {
        // There is nothing graver.
      }
    }
  }

  private static Instant decided(CaseState file, Instant moment) {
    Instant decision = file.getExtensionDue();
    return decision == null || decision.isBefore(moment) ? moment : decision;
  }

  private static Severity severity(CaseState file) {
    return file.getAlert().getSeverity();
  }

  /** RED and ORANGE are closed by people only: what is overdue there is chased like the rest. */
  private static boolean isAuditOfTwo(CaseState file, Stage stage) {
    return stage == Stage.AUDIT && severity(file).compareTo(Severity.ORANGE) >= 0;
  }

  private static void add(List<Ring> rings, Instant at, AlertEvent event) {
    if (at != null) {
      rings.add(new Ring(at, event));
    }
  }
}
