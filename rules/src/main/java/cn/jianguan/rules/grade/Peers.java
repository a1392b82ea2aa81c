package cn.jianguan.rules.grade;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Penalised shares of groups of objects, smoothed: a small group is pulled to what is expected of
 * it without it. Nobody counts among his own peers.
 */
final class Peers {
  private static final double LEAST = 1e-4;
  private static final double MOST = 0.95;

  private final List<GradedObject> objects;

  Peers(List<GradedObject> objects) {
    this.objects = objects;
  }

  /**
   * Log-odds of the share in each object's group.
   *
   * @param penalised how much each is penalised, 0 to 1
   * @param counts whether each counts among peers
   * @param expected log-odds expected of each without the group
   * @param smoothing as many objects the expectation is worth
   */
  double[] shares(
      Function<Integer, String> group,
      double[] penalised,
      boolean[] counts,
      double[] expected,
      double smoothing) {
    Map<String, double[]> sums = new HashMap<>();
    String[] groups = new String[objects.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = group.apply(i);
      double[] sum = sums.computeIfAbsent(groups[i], it -> new double[2]);
      sum[0] += counts[i] ? penalised[i] : 0;
      sum[1] += counts[i] ? 1 : 0;
    }
    double[] shares = new double[groups.length];
    for (int i = 0; i < groups.length; i++) {
      double[] sum = sums.get(groups[i]);
      double others = sum[0] - (counts[i] ? penalised[i] : 0);
      double members = sum[1] - (counts[i] ? 1 : 0);
      double share = (others + smoothing * probability(expected[i])) / (members + smoothing);
      shares[i] = logOdds(share);
    }
    return shares;
  }

  static double logOdds(double share) {
    double bounded = Math.min(MOST, Math.max(LEAST, share));
    return Math.log(bounded / (1 - bounded));
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
