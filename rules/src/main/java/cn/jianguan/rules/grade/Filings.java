package cn.jianguan.rules.grade;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;

/** Self-reports of one type, month by month back from the day of the grade. */
final class Filings {
  private static final int YEAR = 12;
  private static final int HALF = 6;

  private final LocalDate asOf;

  /** Bit n: a period ended in the n-th month before that of the day. */
  private final BitSet months = new BitSet();

  private double newer;
  private double older;

  Filings(LocalDate asOf) {
    this.asOf = asOf;
  }

  void add(LocalDate end, double amount) {
    int ago = (int) ChronoUnit.MONTHS.between(end.withDayOfMonth(1), asOf.withDayOfMonth(1));
    months.set(ago);
    if (ago < HALF) {
      newer += Math.max(0, amount);
    } else if (ago < YEAR) {
      older += Math.max(0, amount);
    }
  }

  boolean inYear() {
    int first = months.nextSetBit(0);
    return first >= 0 && first < YEAR;
  }

  boolean isNew() {
    return inYear() && months.length() <= YEAR;
  }

  /**
   * Share of the periods of the last year that are missing. The rhythm is the shortest distance
   * between two reports; what is one month late or a site that is new has missed nothing.
   */
  double missed() {
    if (!inYear() || months.cardinality() < 2) {
      return 0;
    }
    int rhythm = rhythm();
    int expected = Math.max(1, Math.min(YEAR, months.length()) / rhythm);
    int made = months.get(0, YEAR).cardinality();
    return Math.max(0, expected - made) / (double) expected;
  }

  private int rhythm() {
    int shortest = YEAR;
    int last = -1;
    for (int at = months.nextSetBit(0); at >= 0; at = months.nextSetBit(at + 1)) {
      shortest = last < 0 ? shortest : Math.min(shortest, at - last);
      last = at;
    }
    return shortest;
  }

  /**
   * Of the last year, in the unit of the reports, as a logarithm: a tenth matters as much as ten.
   */
  double amount() {
    return Math.log1p(newer + older);
  }

  /** How many times more in the newer half of the year, as a logarithm; 0 where it fell. */
  double rise() {
    return newer > 0 && older > 0 ? Math.min(3, Math.max(0, Math.log(newer / older))) : 0;
  }
}
