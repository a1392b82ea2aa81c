package cn.jianguan.command.grades;

import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.grade.ActFacts;
import cn.jianguan.rules.grade.GradeFact;
import cn.jianguan.rules.grade.GradedObject;
import cn.jianguan.rules.grade.Grading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** Sorts what is read into what was known on the day, and what came after it. */
final class Known {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Grading grading;
  private final Instant end;
  private final LocalDate asOf;
  private final LocalDate until;
  private final boolean byOccurrence;
  private final String prefix;
  private final Set<String> objects = new HashSet<>();
  private final Set<String> before = new HashSet<>();
  private final Set<String> after = new HashSet<>();
  private long facts;

  /**
   * @param until last day of what is compared with; the day of the grades where nothing is
   * @param byOccurrence whether what occurred by the day counts though it became known later
   * @param prefix with which keys of graded objects begin
   */
  Known(Grading grading, LocalDate asOf, LocalDate until, boolean byOccurrence, String prefix) {
    this.grading = grading;
    this.asOf = asOf;
    this.until = until;
    this.end = asOf.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    this.byOccurrence = byOccurrence;
    this.prefix = prefix;
  }

  /** Takes an act as it stands. */
  void act(SupervisionAct act, long logTime) {
    GradedObject object = ActFacts.object(act);
    if (object != null) {
      object(object, logTime);
    }
    ActFacts.of(act).forEach(fact -> fact(fact, logTime));
  }

  void object(GradedObject object, long logTime) {
    if (inTime(logTime) && object.key().startsWith(prefix)) {
      grading.register(object);
      objects.add(object.key());
    }
  }

  void fact(GradeFact fact, long logTime) {
    if (inTime(logTime) && !fact.day().isAfter(asOf)) {
      grading.add(fact);
      facts++;
    }
    if (fact.kind() == GradeFact.Kind.PENALTY && !fact.day().isAfter(until)) {
      (fact.day().isAfter(asOf) ? after : before).add(fact.object());
    }
  }

  private boolean inTime(long logTime) {
    return byOccurrence || !Instant.ofEpochMilli(logTime).isAfter(end);
  }

  int objects() {
    return objects.size();
  }

  long facts() {
    return facts;
  }

  /** Objects that were penalised by the day. */
  Set<String> before() {
    return before;
  }

  /** Objects that were penalised after it, by the last day that is compared with. */
  Set<String> after() {
    return after;
  }
}
