package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SubjectFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the acts that a person links are real: known, about the alert's object, standing, of a
 * kind that answers, and done when they could. Alerts about agencies or pairs have no object whose
 * acts are kept with them: what they link is taken as it is written.
 */
final class LinkCheck {
  private static final Set<FactKind> ANSWERS =
      EnumSet.of(FactKind.CHECK, FactKind.OFFENCE, FactKind.COERCION, FactKind.OTHER_ACT);

  private final Move move;
  private final KnownActs known;

  private LinkCheck(Move move) {
    this.move = move;
    this.known = new KnownActs(move.subject());
  }

  /** The first link that is not real. */
  static Optional<Refusal> check(Move move) {
    if (move.command().getLinkedActs().isEmpty()) {
      return Optional.empty();
    }
    boolean ofObject = move.alert().getSubject().equals(move.alert().getObjectKey());
    LinkCheck check = new LinkCheck(move);
    return move.command().getLinkedActs().stream()
        .map(link -> link.isBlank() ? check.unknown(link) : ofObject ? check.link(link) : null)
        .flatMap(refusal -> Optional.ofNullable(refusal).stream())
        .findFirst();
  }

  private Refusal link(String link) {
    List<SubjectFact> named = known.named(link);
    boolean evidence = move.alert().getActIds().contains(link);
    if (named.isEmpty()) {
      return !evidence ? unknown(link) : kinds().isEmpty() ? null : wrongKind(link);
    }
    if (move.command().getEvent() == AlertEvent.REOPEN) {
      return null; // it names what is no longer there
    }
    List<SubjectFact> standing = named.stream().filter(KnownActs::stands).toList();
    if (standing.isEmpty()) {
      return refused(link, "此行为已被撤回或撤销 / an act that stands: this one was withdrawn or rescinded");
    }
    List<SubjectFact> fitting =
        standing.stream()
            .filter(act -> kinds().isEmpty() || kinds().contains(act.getKind()))
            .toList();
    if (fitting.isEmpty()) {
      return wrongKind(link);
    }
    return fitting.stream().anyMatch(this::inTime) ? null : refused(link, days());
  }

  /** Kinds that answer; empty: any, as what shows how it is. */
  private Set<FactKind> kinds() {
    return switch (move.command().getEvent()) {
      case RECTIFIED -> EnumSet.of(FactKind.CHECK);
      case SUBMIT_FEEDBACK, ALREADY_HANDLED -> ANSWERS;
      default -> Set.of();
    };
  }

  /** First day on which the act can have answered; null: any before today. */
  private LocalDate from() {
    Instant moment =
        switch (move.command().getEvent()) {
          case RECTIFIED -> move.file().getOrderedAt();
          case SUBMIT_FEEDBACK -> move.alert().getFirstEventAt();
          default -> null;
        };
    return moment == null ? null : move.calendar().dayOf(moment);
  }

  private boolean inTime(SubjectFact act) {
    LocalDate day = move.calendar().dayOf(act.getOccurredAt());
    LocalDate from = from();
    return !day.isAfter(move.today()) && (from == null || !day.isBefore(from));
  }

  private String days() {
    LocalDate from = from();
    return from == null
        ? "行为日期应不晚于 %s / done by %1$s".formatted(move.today())
        : "行为日期应在 %s 至 %s / done from %1$s to %2$s".formatted(from, move.today());
  }

  private Refusal unknown(String link) {
    return refused(
        link,
        "对象 %s 名下已报送行为的标识或编号；未报送的先报送 / id or number of an act about %1$s; report it first"
            .formatted(move.alert().getObjectKey()));
  }

  private Refusal wrongKind(String link) {
    return refused(
        link,
        move.command().getEvent() == AlertEvent.RECTIFIED
            ? "应为复查的行政检查 / the inspection that re-checked it"
            : "应为行政检查、处罚、强制或其他监管行为 / an inspection, penalty, coercion or other act");
  }

  private static Refusal refused(String link, String expected) {
    return Refusal.of(RejectReason.COMMAND_INCOMPLETE, "linkedActs", link, expected);
  }
}
