package cn.jianguan.jobs.unify;

import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinVerdict;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether two rows about one object are of one act. Every question is asked of the pair alone, and
 * answered alike whichever came first. A person's answer goes before all else.
 *
 * <table>
 * <caption>by what the rows say, first that applies</caption>
 * <tr><td>other kinds</td><td>two acts</td></tr>
 * <tr><td>both have a document number</td><td>equal and of one agency: L2; else two acts</td></tr>
 * <tr><td>of one source</td><td>two acts: it knows its own</td></tr>
 * <tr><td>joint visit, two agencies</td><td>two acts of one visit</td></tr>
 * <tr><td>both have the agency's number, equal, within a month</td><td>L3</td></tr>
 * <tr><td>alike</td><td>L4 from 0.80; 0.60 to 0.80 a person decides</td></tr>
 * </table>
 *
 * <p>A document number twice in one source is one act listed twice only where the rows do not
 * contradict each other: one decision may be several acts, each for another offence.
 */
record Matching(Verdicts verdicts) {
  static final int MERGE = 80;
  static final int REVIEW = 60;

  /** Numbers begin anew each year, and two systems may know a visit by different days. */
  private static final int DAYS_OF_A_NUMBER = 31;

  /** The match, also one that only a person may confirm: see {@link #isCertain}. */
  Optional<Match> of(Twin one, Twin other) {
    if (one.kind() != other.kind() || one.actId().equals(other.actId())) {
      return Optional.empty();
    }
    TwinAnswer answer = verdicts.answer(one.actId(), other.actId()).orElse(null);
    if (answer != null) {
      return answer.getVerdict() == TwinVerdict.SAME
          ? Optional.of(match(Match.Level.PERSON, one, other, Verdicts.words(answer)))
          : Optional.empty();
    }
    boolean bothDocuments = !one.document().isEmpty() && !other.document().isEmpty();
    boolean sameDocument = bothDocuments && one.document().equals(other.document());
    if (sameDocument && isOneAgency(one, other) && mayListOneTwice(one, other)) {
      return Optional.of(match(Match.Level.L2, one, other, one.document()));
    }
    if (bothDocuments && !sameDocument || areApartByThemselves(one, other)) {
      return Optional.empty();
    }
    if (isSameNumber(one, other)) {
      return Optional.of(match(Match.Level.L3, one, other, one.number()));
    }
    Likeness likeness = Likeness.of(one, other);
    return likeness.score() < REVIEW
        ? Optional.empty()
        : Optional.of(new Match(Match.Level.L4, likeness.score(), likeness.explained()));
  }

  private static Match match(Match.Level level, Twin one, Twin other, String by) {
    return new Match(level, Likeness.of(one, other).score(), by);
  }

  /** Whether no person need look at it. */
  static boolean isCertain(Match match) {
    return match.level() != Match.Level.L4 || match.score() >= MERGE;
  }

  /** Whether two rows cannot be of one act, whatever third row is like both. */
  boolean areApart(Twin one, Twin other) {
    TwinVerdict verdict = verdicts.of(one, other);
    return verdict == TwinVerdict.OPEN
        ? areApartByThemselves(one, other)
        : verdict == TwinVerdict.DIFFERENT;
  }

  private static boolean areApartByThemselves(Twin one, Twin other) {
    boolean oneSource = one.source().equals(other.source());
    boolean otherDocument =
        !one.document().isEmpty()
            && !other.document().isEmpty()
            && !one.document().equals(other.document());
    boolean jointly = (one.joint() || other.joint()) && !isOneAgency(one, other);
    boolean oneListing = !one.document().isEmpty() && one.document().equals(other.document());
    return otherDocument || jointly || oneSource && !(oneListing && mayListOneTwice(one, other));
  }

  private static boolean mayListOneTwice(Twin one, Twin other) {
    return !one.source().equals(other.source()) || !Filling.contradict(one.act(), other.act());
  }

  /** Of an agency that is not told it cannot be said that it is another. */
  private static boolean isOneAgency(Twin one, Twin other) {
    return one.agency().isEmpty()
        || other.agency().isEmpty()
        || one.agency().equals(other.agency());
  }

  private static boolean isSameNumber(Twin one, Twin other) {
    return !one.number().isEmpty()
        && one.number().equals(other.number())
        && isOneAgency(one, other)
        && Math.abs(ChronoUnit.DAYS.between(one.day(), other.day())) <= DAYS_OF_A_NUMBER;
  }
}
