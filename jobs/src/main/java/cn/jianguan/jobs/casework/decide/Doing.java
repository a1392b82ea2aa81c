package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.MatchTiming;
import java.util.List;

/** What a row does with drawn objects, or with the visit, beside its move. */
enum Doing {
  /** Goes with the open task of each item. */
  MERGE {
    @Override
    List<Match> used(Circumstances it) {
      return it.bestPerItem(match -> match.isOfItem() && match.is(MatchTiming.OPEN));
    }
  },
  /** Goes with the open task of each item, or with the one that begins soon. */
  MERGE_SOON {
    @Override
    List<Match> used(Circumstances it) {
      return it.bestPerItem(Circumstances::isSoonOfItem);
    }
  },
  /** Proposes to the best task of the same domain to take the alert's items along. */
  PROPOSE {
    @Override
    List<Match> used(Circumstances it) {
      return it.best(Circumstances::isSoonOfDomain).stream().toList();
    }
  },
  /** The clue goes to every open task at M1 to M3, whose agency is told. */
  ATTACH {
    @Override
    List<Match> used(Circumstances it) {
      return it.bestPerItem(match -> match.is(MatchTiming.OPEN));
    }
  },
  /** The clue goes to the open task of the same item or main item. */
  ATTACH_ITEM {
    @Override
    List<Match> used(Circumstances it) {
      return it.bestPerItem(match -> match.isOfItem() && match.is(MatchTiming.OPEN));
    }
  },
  /** Remembers the task that comes too late, whose visit the answer may save. */
  REMEMBER_LATER {
    @Override
    List<Match> used(Circumstances it) {
      return it.bestPerItem(match -> match.isOfItem() && match.is(MatchTiming.LATER));
    }
  },
  /** Asks for no visit. */
  OFF_SITE;

  List<Match> used(Circumstances it) {
    return List.of();
  }
}
