package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.decide.Circumstances;
import cn.jianguan.jobs.casework.decide.Decider;
import cn.jianguan.jobs.casework.decide.Decision;
import cn.jianguan.jobs.casework.decide.Match;
import cn.jianguan.jobs.casework.decide.Rule;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.PlanMerge;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Has the decider decide, carries it out on the case, and says why in records. */
final class Decisions {
  private static final Decider DECIDER = new Decider();

  /** States up to SIGNED in which nobody has begun, and how long plan data may come late. */
  private static final Set<AlertState> JOINABLE =
      EnumSet.of(AlertState.PENDING_DISPATCH, AlertState.DISPATCHED, AlertState.SIGNED);

  private static final Duration JOINABLE_FOR = Duration.ofDays(30);
  private static final String SUPERIOR_ORDER = "SUPERIOR_ORDER";

  private final CaseTransitions transitions;

  Decisions(CaseTransitions transitions) {
    this.transitions = transitions;
  }

  /** The first decision about a new alert. */
  void decide(CaseState file, HitRecord hit, Route route) {
    Circumstances it = circumstances(hit, route, file.getAlert());
    Decision decision = DECIDER.decide(it);
    Alert alert = file.getAlert();
    alert.setSuppressCode(silences(decision) ? decision.code() : "");
    if (decision.rule() == Rule.P2) {
      alert.setVisitReason(hit.getTags().contains(SUPERIOR_ORDER) ? "12" : "11");
    }
    apply(file, decision);
    AlertState before = alert.getState();
    transitions.system(
        file,
        decision.event(),
        decision.code(),
        decision.why(),
        hit,
        route.copiedTo(agencies(decision)));
    say(file, "HIT", it, decision, before);
  }

  /**
   * Plan data, a correction of it or the end of another merge gives cause: an alert that is with
   * people, and not yet begun, goes with a task after all. False where it stays.
   */
  boolean join(CaseState file, String cause) {
    Alert alert = file.getAlert();
    boolean inTime = !transitions.now().isAfter(alert.getEmittedAt().plus(JOINABLE_FOR));
    if (!JOINABLE.contains(alert.getState()) || !inTime) {
      return false;
    }
    Circumstances it = circumstances(Again.hit(file), Again.route(file), alert);
    Optional<Decision> decision = DECIDER.join(it);
    decision.ifPresent(
        found -> {
          AlertState before = alert.getState();
          apply(file, found);
          alert.setCopies(new ArrayList<>(Again.route(file).copiedTo(agencies(found)).copies()));
          transitions.system(file, found.event(), found.code(), found.why());
          say(file, cause, it, found, before);
        });
    return decision.isPresent();
  }

  private Circumstances circumstances(HitRecord hit, Route route, Alert alert) {
    Instant now = transitions.now();
    Instant due =
        alert.getDueTotal() == null
            ? calendar().after(now, Sla.of(alert).total())
            : alert.getDueTotal();
    return new Circumstances(
        hit,
        route,
        now,
        due,
        transitions.directory(),
        transitions.lists(),
        transitions.store().subject());
  }

  /** What the case remembers of the decision. */
  private void apply(CaseState file, Decision decision) {
    Alert alert = file.getAlert();
    alert.setDecisionRule(decision.rule().name());
    alert.setOffSiteOnly(decision.offSite());
    alert.setSilencedBy(decision.silencedBy());
    List<String> tasks =
        decision.used().stream().map(match -> match.visit().getTaskId()).distinct().toList();
    alert.setPlanTasks(new ArrayList<>(tasks));
    if (travels(decision.rule())) {
      travel(file, decision.used());
      file.setConfirmBy(needsWord(decision, alert) ? confirmBy(alert) : null);
    }
  }

  private void travel(CaseState file, List<Match> used) {
    Alert alert = file.getAlert();
    List<PlanMerge> merges = new ArrayList<>();
    for (Match match : used) {
      merges.add(
          PlanMerge.newBuilder()
              .setTaskObjectId(match.visit().getTaskObjectId())
              .setTaskId(match.visit().getTaskId())
              .setItemCode(match.item())
              .build());
    }
    file.setMerges(merges);
    file.setWatchUntil(PlanWatch.watchUntil(used.stream().map(Match::visit).toList(), calendar()));
    alert.setSilencedBy("task:" + String.join(",", alert.getPlanTasks()));
  }

  /** The clue is in words of a task until it is advanced, where it begins after the verify date. */
  private boolean needsWord(Decision decision, Alert alert) {
    LocalDate proposed = proposedDay(alert);
    return decision.rule() == Rule.P6
        || decision.used().stream()
            .map(match -> match.visit().getDateFrom())
            .anyMatch(from -> from.isAfter(proposed));
  }

  private Instant confirmBy(Alert alert) {
    return calendar().after(transitions.now(), Sla.CONFIRM);
  }

  /** The day by which the alert must be verified: a task that begins by then is in time. */
  private LocalDate proposedDay(Alert alert) {
    return PlanWatch.verifyDay(alert, calendar());
  }

  private void say(
      CaseState file, String cause, Circumstances it, Decision decision, AlertState before) {
    LocalDate proposed = file.getConfirmBy() == null ? null : earliest(file, decision);
    DecisionRecords records = new DecisionRecords(file, cause, it, transitions.now());
    records.of(decision, before, proposed).forEach(transitions::emit);
    if (SubjectNotes.isFull(transitions.store().subject())) {
      transitions.emit(records.forgotten(decision, before));
    }
  }

  /** {@code date_from := min(date_from, due_verify)}. */
  private LocalDate earliest(CaseState file, Decision decision) {
    LocalDate day = proposedDay(file.getAlert());
    return decision.used().stream()
        .map(Match::visit)
        .map(PlannedVisit::getDateFrom)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .filter(from -> from.isBefore(day))
        .orElse(day);
  }

  private WorkingCalendar calendar() {
    return transitions.directory().calendar();
  }

  private static boolean travels(Rule rule) {
    return rule == Rule.P3 || rule == Rule.P4 || rule == Rule.P6;
  }

  private static boolean silences(Decision decision) {
    return switch (decision.event()) {
      case SUPPRESS, SELF_CORRECT_ROUTE -> true;
      default -> false;
    };
  }

  private static List<String> agencies(Decision decision) {
    return decision.rule() == Rule.P5
        ? List.of()
        : decision.used().stream().map(match -> match.visit().getAgencyCode()).distinct().toList();
  }
}
