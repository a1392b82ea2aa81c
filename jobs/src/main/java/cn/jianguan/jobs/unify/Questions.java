package cn.jianguan.jobs.unify;

import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinQuestion;
import cn.jianguan.record.TwinVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pairs of rows of which a person may say whether they are of one act, and those of which one has.
 * A pair is asked about by the row whose id comes first.
 */
final class Questions {
  private Questions() {}

  /** The questions of each row that has any, by the ids of the others. */
  static Map<String, List<TwinQuestion>> of(List<Twin> rows, Places places, Matching matching) {
    Map<String, List<TwinQuestion>> questions = new TreeMap<>();
    for (Twin one : rows) {
      for (Twin other : rows) {
        if (one.actId().compareTo(other.actId()) < 0) {
          of(one, other, places, matching)
              .ifPresent(
                  it ->
                      questions.computeIfAbsent(one.actId(), unused -> new ArrayList<>()).add(it));
        }
      }
    }
    return questions;
  }

  private static Optional<TwinQuestion> of(Twin one, Twin other, Places places, Matching matching) {
    Optional<TwinAnswer> answer = matching.verdicts().answer(one.actId(), other.actId());
    if (answer.isPresent()) {
      int score = Likeness.of(one, other).score();
      String words = Verdicts.words(answer.get());
      return Optional.of(new TwinQuestion(other.actId(), score, words, answer.get().getVerdict()));
    }
    if (places.act(one.actId()).equals(places.act(other.actId()))) {
      return Optional.empty();
    }
    return matching
        .of(one, other)
        .filter(match -> !Matching.isCertain(match))
        .map(it -> new TwinQuestion(other.actId(), it.score(), it.by(), TwinVerdict.OPEN));
  }
}
