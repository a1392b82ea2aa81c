package cn.jianguan.jobs.casework.decide;

import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.MatchStrength;
import cn.jianguan.record.MatchTiming;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SubjectFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All that a decision about an alert may look at, as it is known at one log time. */
public final class Circumstances {
  private static final String META_SUPERVISION = "JD";

  private final HitRecord hit;
  private final Route route;
  private final Instant now;
  private final Directory directory;
  private final Lists lists;
  private final SubjectFile file;
  private final List<Match> matches;
  private final Checks checks;

  /**
   * @param hit what the alert is about; of an alert that is decided about again, all its hits
   * @param dueTotal when the alert must be closed
   */
  public Circumstances(
      HitRecord hit,
      Route route,
      Instant now,
      Instant dueTotal,
      Directory directory,
      Lists lists,
      SubjectFile file) {
    this.hit = hit;
    this.route = route;
    this.now = now;
    this.directory = directory;
    this.lists = lists;
    this.file = file;
    LocalDate lastDay = directory.calendar().dayEndedBy(dueTotal);
    this.matches = isOfObject() ? new Matching(this, lastDay).matches() : List.of();
    this.checks = new Checks(this);
  }

  public HitRecord hit() {
    return hit;
  }

  Route route() {
    return route;
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return directory.calendar().dayOf(now);
  }

  Directory directory() {
    return directory;
  }

  Lists lists() {
    return lists;
  }

  SubjectFile file() {
    return file;
  }

  /** Drawn objects by item of the alert, those that do not match as well. */
  public List<Match> matches() {
    return matches;
  }

  Checks checks() {
    return checks;
  }

  boolean isOfObject() {
    return !isAboutAgencies(hit.getDomain())
        && !hit.getObjectKey().isEmpty()
        && hit.getObjectKey().equals(hit.getAlertSubject());
  }

  /** Alerts of the domain are about agencies: nobody visits the enterprise for them. */
  public static boolean isAboutAgencies(String domain) {
    return domain.equals(META_SUPERVISION);
  }

  /** Items of the alert, or one without a name. */
  List<String> items() {
    return hit.getItemCodes().isEmpty() ? List.of("") : hit.getItemCodes();
  }

  /** True where there are items, and all are so. */
  boolean isEvery(Predicate<String> wanted) {
    return !hit.getItemCodes().isEmpty() && hit.getItemCodes().stream().allMatch(wanted);
  }

  boolean isEveryItem(Predicate<Match> wanted) {
    return isEvery(item -> of(item).anyMatch(wanted));
  }

  /** The best drawn object of each item that is so; one drawn object may serve several items. */
  List<Match> bestPerItem(Predicate<Match> wanted) {
    return items().stream()
        .map(item -> of(item).filter(wanted).min(Match.BEST).orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  Optional<Match> best(Predicate<Match> wanted) {
    return matching().filter(wanted).min(Match.BEST);
  }

  private Stream<Match> of(String item) {
    return matching().filter(match -> match.item().equals(item));
  }

  private Stream<Match> matching() {
    return matches.stream().filter(match -> match.strength() != MatchStrength.M0);
  }

  static boolean isSoonOfItem(Match match) {
    return match.isOfItem() && isSoon(match);
  }

  static boolean isSoonOfDomain(Match match) {
    return match.strength() == MatchStrength.M3 && isSoon(match);
  }

  private static boolean isSoon(Match match) {
    return match.is(MatchTiming.OPEN) || match.is(MatchTiming.UPCOMING);
  }

  Stream<SubjectFact> facts(FactKind kind) {
    return facts().filter(fact -> fact.getKind() == kind);
  }

  /** Acts that stand. */
  Stream<SubjectFact> facts() {
    return file.getFacts().stream().filter(fact -> !fact.getRemoved());
  }

  /** Class of the object: its newest assessment, else the one it was last drawn under. */
  public String creditClass() {
    return checks.creditClass();
  }

  /** Days during which a clean visit keeps BLUE and YELLOW silent. */
  public int coolDownDays() {
    return checks.coolDown();
  }
}
