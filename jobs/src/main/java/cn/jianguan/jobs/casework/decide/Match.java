package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.MatchStrength;
import cn.jianguan.record.MatchTiming;
import cn.jianguan.record.PlannedVisit;
import java.util.Comparator;

/**
 * How a drawn object stands to one item of an alert.
 *
 * @param item of the alert; empty where it names none
 */
public record Match(PlannedVisit visit, String item, MatchStrength strength, MatchTiming timing) {

  /** The strongest first, then whose window closes first; the last word is the row's id. */
  static final Comparator<Match> BEST =
      Comparator.comparing(Match::strength)
          .thenComparing(Match::timing)
          .thenComparing(
              match -> match.visit().getDateTo(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(match -> match.visit().getTaskObjectId());

  /** The same item, or the same main item. */
  boolean isOfItem() {
    return strength == MatchStrength.M1 || strength == MatchStrength.M2;
  }

  boolean is(MatchTiming wanted) {
    return timing == wanted;
  }
}
