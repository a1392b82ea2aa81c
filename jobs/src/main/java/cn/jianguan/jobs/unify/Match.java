package cn.jianguan.jobs.unify;

import java.util.Comparator;

/**
 * Why two rows are of one act.
 *
 * @param level a person's answer, L2 document number, L3 the agency's own number, L4 likeness
 * @param score of {@link Likeness}, 0 to 100; of several candidates the more alike is taken
 * @param by what they have in common, for people
 */
record Match(Level level, int score, String by) {
  /** Strongest first. */
  enum Level {
    PERSON,
    L2,
    L3,
    L4
  }

  static final Comparator<Match> STRONGEST_FIRST =
      Comparator.comparing(Match::level).thenComparing(it -> -it.score);
}
