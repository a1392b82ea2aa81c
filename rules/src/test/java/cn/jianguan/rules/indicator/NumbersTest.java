package cn.jianguan.rules.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

class NumbersTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Example
  void ofTooFewValues_thereIsNoNumber() {
    assertThat(Numbers.mean(new double[0])).isNaN();
    assertThat(Numbers.median(new double[0])).isNaN();
    assertThat(Numbers.percentile(new double[0], 0.9)).isNaN();
    assertThat(Numbers.deviation(new double[] {3})).isNaN();
    assertThat(Numbers.z(1, new double[] {3})).isNaN();
    assertThat(Numbers.robustZ(1, new double[0])).isNaN();
  }

  @Example
  void median_ofOddAndEven_isTheMiddle() {
    assertThat(Numbers.median(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Numbers.median(new double[] {9, 1, 5, 2})).isEqualTo(3.5);
    assertThat(Numbers.median(new double[] {4})).isEqualTo(4);
  }

  @Example
  void deviation_dividesByOneLess() {
    assertThat(Numbers.deviation(new double[] {2, 4, 4, 4, 5, 5, 7, 9}))
        .isCloseTo(Math.sqrt(32.0 / 7), EXACT);
  }

  @Example
  void z_countsDeviationsFromTheMean_andIsNoneWithoutSpread() {
    assertThat(Numbers.z(9, new double[] {2, 4})).isCloseTo(6 / Math.sqrt(2), EXACT);
    assertThat(Numbers.z(9, new double[] {4, 4, 4})).isNaN();
  }

  @Example
  void robustZ_withAndWithoutSpread() {
    assertThat(Numbers.robustZ(10, new double[] {100, 4, 1, 2, 3})).isCloseTo(4.7215, EXACT);
    assertThat(Numbers.robustZ(5, new double[] {2, 2, 2, 9})).isCloseTo(3 / 2.01, EXACT);
  }

  @Example
  void percentile_liesBetweenTheTwoNearestInProportion() {
    assertThat(Numbers.percentile(new double[] {10, 20}, 0.9)).isCloseTo(19, EXACT);
    assertThat(Numbers.percentile(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 90}, 0.95))
        .isCloseTo(8 + 0.55 * 82, within(1e-9));
    assertThat(Numbers.percentile(new double[] {7}, 0.99)).isEqualTo(7);
  }

  @Property
  void percentile_ofNoneHalfAndAll_isMinimumMedianMaximum(
      @ForAll @Size(min = 1, max = 30) double[] values) {
    double[] sorted = Arrays.stream(values).map(v -> v % 1e6).sorted().toArray();
    assertThat(Numbers.percentile(sorted, 0)).isEqualTo(sorted[0]);
    assertThat(Numbers.percentile(sorted, 1)).isEqualTo(sorted[sorted.length - 1]);
    assertThat(Numbers.percentile(sorted, 0.5)).isCloseTo(Numbers.median(sorted), within(1e-6));
  }

  @Property
  void share_ofAPart_andOfTheRest_makeOne(
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double x,
      @ForAll @DoubleRange(min = 0, max = 1e6) double others) {
    assertThat(Numbers.share(x, others) + Numbers.share(others, x)).isCloseTo(1, within(1e-9));
    assertThat(Numbers.share(0, 0)).isNaN();
  }
}
