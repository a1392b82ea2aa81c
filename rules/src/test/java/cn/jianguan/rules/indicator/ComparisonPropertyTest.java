package cn.jianguan.rules.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.Peers;
import cn.jianguan.rules.model.Peers.Statistic;
import cn.jianguan.rules.model.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Comparisons of members agree with a plain look at all acts. */
class ComparisonPropertyTest {
  /** One inspection of an agency; agency 0 is none, violations −1 are unknown. */
  record Visit(int agency, int violations, boolean problem) {
    Map<String, Object> features() {
      Map<String, Object> features = new TreeMap<>(Map.of("problem", problem));
      features.put("agencyCode", agency == 0 ? "" : "A" + agency);
      if (violations >= 0) {
        features.put("violationCount", violations);
      }
      return features;
    }
  }

  @Provide
  Arbitrary<List<Visit>> visits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(-1, 6),
            Arbitraries.of(true, false))
        .as(Visit::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static IndicatorDefinition indicator(Aggregate aggregate, Statistic statistic) {
    return new IndicatorDefinition(
        "x",
        aggregate,
        Set.of(ActKind.INSPECTION),
        "",
        Window.EVERYTHING,
        aggregate == Aggregate.SUM || aggregate == Aggregate.MEAN ? "violationCount" : "",
        aggregate == Aggregate.SHARE || aggregate == Aggregate.RUN ? "problem" : "",
        null,
        0,
        true,
        null,
        new Peers("agencyCode", statistic));
  }

  @Property(tries = 200)
  void comparison_ofGeneratedActs_isThatOfAPlainLook(@ForAll("visits") List<Visit> visits) {
    Acts acts = new Acts();
    for (int i = 0; i < visits.size(); i++) {
      acts.add(i, visits.get(i).features());
    }
    for (Aggregate aggregate :
        List.of(Aggregate.COUNT, Aggregate.SUM, Aggregate.MEAN, Aggregate.SHARE, Aggregate.RUN)) {
      Map<Integer, Double> members = members(aggregate, visits);
      Double own = members.remove(visits.get(visits.size() - 1).agency());
      List<Double> peers = new ArrayList<>(members.values());
      for (Statistic statistic : Statistic.values()) {
        assertThat(acts.value(indicator(aggregate, statistic)))
            .as("%s %s of %s among %s", aggregate, statistic, own, peers)
            .isEqualTo(naive(statistic, own == null ? Double.NaN : own, peers), within(1e-9));
      }
    }
  }

  private static Map<Integer, Double> members(Aggregate aggregate, List<Visit> visits) {
    Map<Integer, Double> members = new TreeMap<>();
    for (int agency = 1; agency <= 9; agency++) {
      int it = agency;
      List<Visit> own = visits.stream().filter(v -> v.agency() == it).toList();
      List<Visit> known = own.stream().filter(v -> v.violations() >= 0).toList();
      double sum = known.stream().mapToInt(Visit::violations).sum();
      double problems = own.stream().filter(Visit::problem).count();
      int run = 0;
      while (run < own.size() && own.get(own.size() - 1 - run).problem()) {
        run++;
      }
      double value =
          switch (aggregate) {
            case COUNT -> own.size();
            case SUM -> sum;
            case MEAN -> sum / known.size();
            case SHARE -> problems / own.size();
            default -> run;
          };
      if (!own.isEmpty() && !Double.isNaN(value)) {
        members.put(agency, value);
      }
    }
    return members;
  }

  private static double naive(Statistic statistic, double own, List<Double> peers) {
    double sum = peers.stream().mapToDouble(v -> v).sum();
    double mean = sum / peers.size();
    double squares = peers.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double median = quantile(peers, 50);
    double mad = quantile(peers.stream().map(v -> Math.abs(v - median)).toList(), 50);
    return switch (statistic) {
      case COUNT -> peers.size() + (Double.isNaN(own) ? 0 : 1);
      case MEDIAN -> median;
      case P90 -> quantile(peers, 90);
      case P95 -> quantile(peers, 95);
      case P99 -> quantile(peers, 99);
      case Z ->
          peers.size() < 2 || squares < 1e-12
              ? Double.NaN
              : (own - mean) / Math.sqrt(squares / (peers.size() - 1));
      case ROBUST_Z -> mad == 0 ? (own - median) / (0.01 + median) : 0.6745 * (own - median) / mad;
      case SHARE -> own + sum == 0 ? Double.NaN : own / (own + sum);
    };
  }

  private static double quantile(List<Double> values, int percent) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int hundredths = percent * (sorted.size() - 1);
    double low = sorted.get(hundredths / 100);
    double high = sorted.get((hundredths + 99) / 100);
    return low + (high - low) * (hundredths % 100) / 100.0;
  }

  @Example
  void seriesPerMember_isRefused() {
    IndicatorDefinition series = indicator(Aggregate.SERIES_MEAN, Statistic.MEDIAN);
    assertThatThrownBy(() -> new Acts().add(0, Map.of()).value(series))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void membersByAnUnknownFeature_areRefused() {
    IndicatorDefinition count = indicator(Aggregate.COUNT, Statistic.MEDIAN);
    IndicatorDefinition wrong =
        new IndicatorDefinition(
            "x",
            Aggregate.COUNT,
            count.kinds(),
            "",
            count.window(),
            "",
            "",
            null,
            0,
            true,
            null,
            new Peers("agency", Statistic.MEDIAN));
    assertThatThrownBy(() -> new Acts().add(0, Map.of()).value(wrong))
        .hasMessageContaining("没有特征 agency");
  }
}
