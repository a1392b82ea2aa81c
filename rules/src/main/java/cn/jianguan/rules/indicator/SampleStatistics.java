package cn.jianguan.rules.indicator;

import java.util.Arrays;

/** Statistics over plain numbers; NaN where there are too few. */
final class SampleStatistics {
  private static final double NORMAL_QUARTILE = 0.6745;
  private static final double NO_SPREAD = 0.01;

  private SampleStatistics() {}

  static double mean(double[] values) {
    return values.length == 0 ? Double.NaN : Arrays.stream(values).sum() / values.length;
  }

  /** Sample standard deviation, n − 1. */
  static double deviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  /** Sorts the values. */
  static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /** How far x lies from the others, in robust deviations; sorts the others. */
  static double robustZ(double x, double[] others) {
    double mad = spread(others);
    double median = median(others);
    return mad == 0 ? (x - median) / (NO_SPREAD + median) : NORMAL_QUARTILE * (x - median) / mad;
  }

  /** Median distance from the median (MAD); sorts the values. */
  static double spread(double[] values) {
    double median = median(values);
    double[] distances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distances[i] = Math.abs(values[i] - median);
    }
    return median(distances);
  }

  /** How far x lies above the median of the others, in medians; sorts the others. */
  static double excess(double x, double[] others) {
    double median = median(others);
    return median == 0 ? Double.NaN : (x - median) / median;
  }

  /** Value below which a share of the values lies, between the two nearest in proportion. */
  static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  /** How far x lies from the mean of the others, in standard deviations; NaN where that is 0. */
  static double z(double x, double[] others) {
    double deviation = deviation(others);
    return deviation == 0 ? Double.NaN : (x - mean(others)) / deviation;
  }

  /** Part of the whole of x and the others; NaN where the whole is 0. */
  static double share(double x, double others) {
    double whole = x + others;
    return whole == 0 ? Double.NaN : x / whole;
  }
}
