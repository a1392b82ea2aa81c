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

class SampleStatisticsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Example
  void ofTooFewValues_thereIsNoNumber() {
    assertThat(SampleStatistics.mean(new double[0])).isNaN();
    assertThat(SampleStatistics.median(new double[0])).isNaN();
    assertThat(SampleStatistics.percentile(new double[0], 0.9)).isNaN();
    assertThat(SampleStatistics.deviation(new double[] {3})).isNaN();
    assertThat(SampleStatistics.z(1, new double[] {3})).isNaN();
    assertThat(SampleStatistics.robustZ(1, new double[0])).isNaN();
  }

  @Example
  void median_ofOddAndEven_isTheMiddle() {
    assertThat(SampleStatistics.median(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(SampleStatistics.median(new double[] {9, 1, 5, 2})).isEqualTo(3.5);
    assertThat(SampleStatistics.median(new double[] {4})).isEqualTo(4);
  }

  @Example
  void deviation_dividesByOneLess() {
    assertThat(SampleStatistics.deviation(new double[] {2, 4, 4, 4, 5, 5, 7, 9}))
        .isCloseTo(Math.sqrt(32.0 / 7), EXACT);
  }

  @Example
  void z_countsDeviationsFromTheMean_andIsNoneWithoutSpread() {
    assertThat(SampleStatistics.z(9, new double[] {2, 4})).isCloseTo(6 / Math.sqrt(2), EXACT);
    assertThat(SampleStatistics.z(9, new double[] {4, 4, 4})).isNaN();
  }

  @Example
  void robustZ_withAndWithoutSpread() {
    assertThat(SampleStatistics.robustZ(10, new double[] {100, 4, 1, 2, 3}))
        .isCloseTo(4.7215, EXACT);
    assertThat(SampleStatistics.robustZ(5, new double[] {2, 2, 2, 9})).isCloseTo(3 / 2.01, EXACT);
  }

  @Example
  void percentile_liesBetweenTheTwoNearestInProportion() {
    assertThat(SampleStatistics.percentile(new double[] {10, 20}, 0.9)).isCloseTo(19, EXACT);
    assertThat(SampleStatistics.percentile(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 90}, 0.95))
        .isCloseTo(8 + 0.55 * 82, within(1e-9));
    assertThat(SampleStatistics.percentile(new double[] {7}, 0.99)).isEqualTo(7);
  }

  @Property
  void percentile_ofNoneHalfAndAll_isMinimumMedianMaximum(
      @ForAll @Size(min = 1, max = 30) double[] values) {
    double[] sorted = Arrays.stream(values).map(v -> v % 1e6).sorted().toArray();
    assertThat(SampleStatistics.percentile(sorted, 0)).isEqualTo(sorted[0]);
    assertThat(SampleStatistics.percentile(sorted, 1)).isEqualTo(sorted[sorted.length - 1]);
    assertThat(SampleStatistics.percentile(sorted, 0.5))
        .isCloseTo(SampleStatistics.median(sorted), within(1e-6));
  }

  @Property
  void share_ofAPart_andOfTheRest_makeOne(
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double x,
      @ForAll @DoubleRange(min = 0, max = 1e6) double others) {
    assertThat(SampleStatistics.share(x, others) + SampleStatistics.share(others, x))
        .isCloseTo(1, within(1e-9));
    assertThat(SampleStatistics.share(0, 0)).isNaN();
  }
}
