package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SubjectFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/**
 * 首违轻微 (S1): every item is on the exemption list, no finding of it in this agency's area within
 * twelve months, no harm, and nothing about food, drugs, safety or the environment that the
 * catalogue calls KEY (the red lines).
 */
final class FirstOffence {
  private static final Set<String> RED_LINES = Set.of("SC", "YP", "YJ", "ST");
  private static final Set<String> HARM = Set.of("HARM", "INJURY", "CASUALTY", "RED_LINE");
  private static final Duration TWELVE_MONTHS = Duration.ofDays(365);

  private FirstOffence() {}

  static boolean holds(Circumstances it) {
    return Collections.disjoint(it.hit().getTags(), HARM) && it.isEvery(item -> holds(it, item));
  }

  private static boolean holds(Circumstances it, String item) {
    String area = it.hit().getAreaNumber();
    boolean redLine =
        RED_LINES.contains(it.hit().getDomain()) && it.lists().isKeyItem(item, it.today());
    return !redLine
        && it.lists().exemption(item, area, it.today()).isPresent()
        && it.facts().noneMatch(fact -> isFinding(fact, item, it))
        && it.file().getVisits().stream().noneMatch(visit -> isFinding(visit, item, it));
  }

  private static boolean isFinding(PlannedVisit visit, String item, Circumstances it) {
    return Boolean.TRUE.equals(visit.getProblem())
        && !visit.getCancelled()
        && visit.getItemCodes().contains(item)
        && visit.getCheckedAt() != null
        && visit.getCheckedAt().isAfter(it.now().minus(TWELVE_MONTHS));
  }

  /** A finding that the alert itself rests on is the first, not one before it. */
  private static boolean isFinding(SubjectFact fact, String item, Circumstances it) {
    Instant since = it.now().minus(TWELVE_MONTHS);
    boolean ownArea =
        fact.getAgencyCode().equals(it.route().addressee())
            || fact.getAgencyCode().equals(it.hit().getAgencyCode())
            || fact.getAreaNumber().equals(it.hit().getAreaNumber());
    return Boolean.TRUE.equals(fact.getProblem())
        && fact.getItemCodes().contains(item)
        && ownArea
        && fact.getOccurredAt().isAfter(since)
        && !it.hit().getActIds().contains(fact.getActId());
  }
}
