package cn.jianguan.rules.indicator;

import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.Peers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What an aggregate of the trigger's member is among those of the other members. */
final class PeerComparison {
  private final Peers.Statistic statistic;
  private final FeatureReference by;
  private final Calculation calculation;

  PeerComparison(Peers peers, Calculation calculation) {
    this.statistic = peers.statistic();
    this.by = new FeatureReference(peers.by());
    this.calculation = calculation;
  }

  /** The statistic, and the rows of all members. */
  Measurement over(List<Row> rows, Row trigger, Parameters parameters) {
    Map<Object, List<Row>> members = new LinkedHashMap<>();
    List<Row> counted = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Object member = by.of(row);
      if (member != null) {
        members.computeIfAbsent(member, any -> new ArrayList<>()).add(row);
        counted.add(row);
      }
    }
    double own = value(members.remove(by.of(trigger)), trigger, parameters);
    double[] peers =
        members.values().stream()
            .mapToDouble(member -> value(member, trigger, parameters))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return new Measurement(compare(own, peers), counted);
  }

  private double value(List<Row> member, Row trigger, Parameters parameters) {
    if (member == null) {
      return Double.NaN;
    }
    Object value = calculation.over(member, trigger, parameters).value();
    return value instanceof Double number ? number : Double.NaN;
  }

  private double compare(double own, double[] peers) {
    return switch (statistic) {
      case COUNT -> peers.length + (Double.isNaN(own) ? 0 : 1);
      case MEDIAN -> SampleStatistics.median(peers);
      case P90 -> SampleStatistics.percentile(peers, 0.90);
      case P95 -> SampleStatistics.percentile(peers, 0.95);
      case P99 -> SampleStatistics.percentile(peers, 0.99);
      case Z -> SampleStatistics.z(own, peers);
      case ROBUST_Z -> SampleStatistics.robustZ(own, peers);
      case SHARE -> SampleStatistics.share(own, DoubleStream.of(peers).sum());
    };
  }
}
