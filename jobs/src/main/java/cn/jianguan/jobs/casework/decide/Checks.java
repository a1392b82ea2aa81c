package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.FactKind;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SubjectFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What visits of the cool-down found (DONE of the domain reference §5.2). */
final class Checks {
  /** A class nobody gave counts as C: nobody has vouched for the object. */
  private static final String UNKNOWN_AS = "C";

  private static final Map<String, Integer> COOL_DOWN_DAYS =
      Map.of("A", 180, "B", 90, "C", 30, "D", 0);

  private final Circumstances it;

  /**
   * One visit with a result that says something.
   *
   * @param id the inspection, or the row of the drawn object
   * @param followUp true finished, false open, null none needed
   */
  record Check(String id, Instant at, List<String> items, boolean problem, Boolean followUp) {}

  Checks(Circumstances it) {
    this.it = it;
  }

  String creditClass() {
    return it.facts(FactKind.CREDIT)
        .max(Comparator.comparing(SubjectFact::getOccurredAt).thenComparing(SubjectFact::getActId))
        .map(SubjectFact::getCode)
        .or(this::drawnClass)
        .orElse("");
  }

  private Optional<String> drawnClass() {
    return it.file().getVisits().stream()
        .map(PlannedVisit::getCreditClass)
        .filter(known -> !known.isEmpty())
        .reduce((former, later) -> later);
  }

  int coolDown() {
    String known = creditClass();
    return COOL_DOWN_DAYS.getOrDefault(known, COOL_DOWN_DAYS.get(UNKNOWN_AS));
  }

  /** The newest clean visit, where every item has one that is newer than the evidence. */
  Optional<Check> clean() {
    return everyItem(check -> !check.problem() && it.hit().getOccurredAt().isBefore(check.at()));
  }

  /** The newest visit whose problem is still being followed up, where every item has one. */
  Optional<Check> followUp() {
    return everyItem(check -> check.problem() && Boolean.FALSE.equals(check.followUp()));
  }

  private Optional<Check> everyItem(Predicate<Check> wanted) {
    Optional<Check> found = Optional.empty();
    for (String item : it.items()) {
      Optional<Check> newest = newest(item).filter(wanted);
      if (newest.isEmpty()) {
        return Optional.empty();
      }
      found = newest;
    }
    return found;
  }

  /** The newest visit of the item, or main item, within the cool-down. */
  private Optional<Check> newest(String item) {
    Duration coolDown = Duration.ofDays(coolDown());
    return all()
        .filter(check -> it.lists().isSameItem(item, check.items(), it.today()))
        .filter(check -> !check.at().isAfter(it.now()))
        .filter(check -> it.now().isBefore(check.at().plus(coolDown)))
        .max(Comparator.comparing(Check::at).thenComparing(Check::id));
  }

  private Stream<Check> all() {
    Stream<Check> inspections =
        it.facts(FactKind.CHECK)
            .filter(fact -> fact.getOnSite() && fact.getProblem() != null)
            .map(
                fact ->
                    new Check(
                        fact.getActId(),
                        fact.getOccurredAt(),
                        fact.getItemCodes(),
                        fact.getProblem(),
                        fact.getFollowUpFinished()));
    Stream<Check> drawn =
        it.file().getVisits().stream()
            .filter(visit -> visit.getDone() && !visit.getCancelled())
            .filter(visit -> visit.getProblem() != null && visit.getCheckedAt() != null)
            .map(
                visit ->
                    new Check(
                        visit.getTaskObjectId(),
                        visit.getCheckedAt(),
                        visit.getItemCodes(),
                        visit.getProblem(),
                        visit.getFollowUpFinished()));
    return Stream.concat(inspections, drawn);
  }
}
