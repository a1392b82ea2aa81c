package cn.jianguan.rules.grade;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What objects like it say about an object that may never have been visited: each group tells what
 * it adds to what the wider groups have told already.
 */
final class PeerFactors {
  private final List<GradedObject> objects;
  private final List<ObjectFile> files;
  private final Map<String, Double> table;
  private final Peers peers;
  private final double[] penalised;
  private final double[] recently;
  private final boolean[] everybody;
  private final Map<Factor, double[]> values = new EnumMap<>(Factor.class);

  PeerFactors(List<GradedObject> objects, List<ObjectFile> files, Map<String, Double> table) {
    this.objects = objects;
    this.files = files;
    this.table = table;
    this.peers = new Peers(objects);
    this.penalised = penalised("peerHalfLife");
    this.recently = penalised("recentHalfLife");
    this.everybody = new boolean[objects.size()];
    Arrays.fill(everybody, true);
    compute();
  }

  private double[] penalised(String parameter) {
    double halfLife = table.get(parameter);
    return files.stream().mapToDouble(file -> file.penalised(halfLife)).toArray();
  }

  /** Values of a factor, in the order of the objects. */
  double[] of(Factor factor) {
    return values.get(factor);
  }

  private void compute() {
    double[] all = everywhere(penalised);
    String[] reports = files.stream().map(ObjectFile::reports).toArray(String[]::new);
    Function<Integer, String> programmes = i -> it(i).programmes() + "|" + reports[i];
    double small = table.get("smoothingGroup");

    double[] group = shares(i -> it(i).industryGroup(), all, small);
    double[] industry = shares(i -> it(i).industry(), group, small);
    double[] regulated = shares(programmes, all, small * 1.5);
    double[] area = shares(i -> it(i).area(), all, table.get("smoothingArea"));
    double[] township =
        shares(i -> it(i).area() + it(i).township(), area, table.get("smoothingTownship"));
    values.put(Factor.INDUSTRY, minus(industry, all));
    double[] recentAll = everywhere(recently);
    double[] recent =
        peers.shares(i -> it(i).industry(), recently, everybody, recentAll, small * 2);
    values.put(Factor.RECENT_INDUSTRY, minus(recent, recentAll));
    values.put(Factor.PROGRAMMES, minus(regulated, all));
    values.put(Factor.AREA, minus(area, all));
    values.put(Factor.TOWNSHIP, minus(township, area));

    double[] alike = plus(industry, 0.7, minus(regulated, all));
    double[] inIndustry = shares(i -> it(i).industry() + "|" + programmes.apply(i), alike, small);
    values.put(Factor.INDUSTRY_PROGRAMMES, minus(inIndustry, alike));

    double[] here = plus(inIndustry, 0.5, minus(area, all));
    put(Factor.INDUSTRY_AREA, i -> it(i).industry() + "|" + it(i).area(), here, small);
    Function<Integer, String> like = i -> it(i).industryGroup() + "|" + programmes.apply(i);
    put(Factor.LIKE_IT, i -> it(i).area() + "|" + like.apply(i), here, small);
    put(Factor.OWNER, i -> it(i).owner(), here, table.get("smoothingOwner"));
    values.put(Factor.FIRST_TIME, firstTime(like, alike, small));
  }

  /** Log-odds of being penalised, of whoever it is. */
  private static double[] everywhere(double[] penalised) {
    double[] all = new double[penalised.length];
    Arrays.fill(all, Peers.logOdds(Arrays.stream(penalised).average().orElse(0)));
    return all;
  }

  private double[] firstTime(Function<Integer, String> like, double[] alike, double smoothing) {
    boolean[] counts = new boolean[objects.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = !files.get(i).penalisedBefore();
    }
    return minus(peers.shares(like, penalised, counts, alike, smoothing), alike);
  }

  private void put(
      Factor factor, Function<Integer, String> by, double[] expected, double smoothing) {
    values.put(factor, minus(shares(by, expected, smoothing), expected));
  }

  private double[] shares(Function<Integer, String> by, double[] expected, double smoothing) {
    return peers.shares(by, penalised, everybody, expected, smoothing);
  }

  private GradedObject it(int i) {
    return objects.get(i);
  }

  private static double[] minus(double[] one, double[] other) {
    return plus(one, -1, other);
  }

  private static double[] plus(double[] one, double times, double[] other) {
    double[] sum = new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + times * other[i];
    }
    return sum;
  }
}
