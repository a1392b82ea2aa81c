package cn.jianguan.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CellCountsTest {
  private static final String CELL =
      new Cell("acts", LocalDate.of(2024, 3, 8), "320102", "A", "SC", "PENALTY", "", "").key();

  /** Two fines of the largest long once ended the job; their correction must still be exact. */
  @Test
  void sumBeyondALong_isShownAsTheLargest_andExactAgainOnceCorrected() {
    CellCounts counts = new CellCounts(CELL);
    Contribution largest = contribution(Long.MAX_VALUE);
    counts.fold(largest);
    counts.fold(largest);
    counts.fold(contribution(5));

    assertThat(fine(counts)).isEqualTo(Long.MAX_VALUE);
    counts.fold(largest.undone(2));
    counts.fold(largest.undone(3));
    assertThat(fine(counts)).isEqualTo(5);
    counts.fold(contribution(5).undone(4));
    assertThat(counts.toRecord().getCounts()).isEmpty();
  }

  @Property
  void sum_isThatOfUnboundedIntegers(@ForAll @Size(max = 20) List<Long> values) {
    CellCounts counts = new CellCounts(CELL);
    BigInteger sum = BigInteger.ZERO;
    for (long value : values) {
      counts.fold(contribution(value));
      sum = sum.add(BigInteger.valueOf(value));
    }

    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
    assertThat(fine(counts)).isEqualTo(sum.min(most).max(least).longValueExact());
  }

  private static long fine(CellCounts counts) {
    return counts.toRecord().getCounts().getOrDefault("fine_fen", 0L);
  }

  private static Contribution contribution(long fen) {
    return new Contribution(CELL, new HashMap<>(Map.of("fine_fen", fen)), 1);
  }
}
