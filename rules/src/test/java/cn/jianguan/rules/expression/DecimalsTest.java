package cn.jianguan.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  private static final long MOST = 999_999_999_999_999L;

  @Property
  void same_ofDecimalsOfFifteenDigits_isThatOfPaper(
      @ForAll @LongRange(min = -MOST, max = MOST) long x,
      @ForAll @LongRange(min = -2, max = 2) long more) {
    long y = Math.max(-MOST, Math.min(MOST, x + more));
    assertThat(Decimals.same(decimal(x), decimal(y))).isEqualTo(x == y);
    assertThat(Decimals.compare(decimal(x), decimal(y))).isEqualTo(Long.compare(x, y));
    assertThat(Decimals.same(x, y)).isEqualTo(x == y);
  }

  private static double decimal(long thousandths) {
    return Double.parseDouble(thousandths + "e-3");
  }

  @Test
  void same_ofWhatIsNoNumber_isAsEver() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Decimals.same(Double.NaN, Double.NaN)).isFalse();
    assertThat(Decimals.same(infinity, infinity)).isTrue();
    assertThat(Decimals.same(infinity, 1e300)).isFalse();
    assertThat(Decimals.same(infinity, -infinity)).isFalse();
    assertThat(Decimals.same(0.0, -0.0)).isTrue();
    assertThat(Decimals.same(0, Double.MIN_VALUE)).isFalse();
    assertThat(Decimals.compare(-0.0, 0.0)).isNegative();
    assertThat(Decimals.plus(infinity, -infinity)).isNaN();
    assertThat(Decimals.plus(Double.NaN, 1)).isNaN();
  }

  @Test
  void plus_whatRoundingsLeftOver_isGone() {
    assertThat(0.29 * 100).isLessThan(29);
    assertThat(Decimals.plus(29, -(0.29 * 100))).isZero();
    assertThat(Decimals.plus(0.1 + 0.2, -0.3)).isZero();
    assertThat(Decimals.plus(1_000_000 * 0.29, -289_999)).isEqualTo(1);
    assertThat(Decimals.plus(1.1, -1)).isEqualTo(0.1);
  }
}
