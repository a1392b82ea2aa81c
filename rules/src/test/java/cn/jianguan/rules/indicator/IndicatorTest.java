package cn.jianguan.rules.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.RowFilter;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.Peers;
import cn.jianguan.rules.model.Peers.Statistic;
import cn.jianguan.rules.model.Window;
import cn.jianguan.rules.state.HeapState;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndicatorTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Set<ActKind> KINDS = Set.of(ActKind.INSPECTION);

  @Test
  void last_isTheNumberOrText_andItsAct() {
    Acts acts = new Acts().add(1, Map.of("violationCount", 2)).add(2, Map.of("agencyCode", "A1"));
    assertThat(acts.measured(definition(Aggregate.LAST, "agencyCode")).value()).isEqualTo("A1");
    assertThat(acts.measured(definition(Aggregate.LAST, "violationCount")).value()).isEqualTo("");
    acts.add(3, Map.of("violationCount", 4));
    assertThat(acts.measured(definition(Aggregate.LAST, "violationCount")).value()).isEqualTo(4.0);
    assertThat(acts.counted(definition(Aggregate.LAST, "violationCount")))
        .containsExactly("a00003");
  }

  @Test
  void distinct_aValueOfTheSecondField_isNotOneOfTheFirst() {
    Acts acts =
        new Acts()
            .add(1, Map.of("jointTaskId", "X"))
            .add(2, Map.of("agencyCode", "X"))
            .add(3, Map.of("jointTaskId", "X", "agencyCode", "Y"))
            .add(4, Map.of());
    assertThat(acts.value(definition(Aggregate.DISTINCT, "jointTaskId | agencyCode"))).isEqualTo(2);
  }

  @Test
  void needs_areTheIndicatorsThatItsConditionsRead() {
    IndicatorDefinition definition =
        new IndicatorDefinition(
            "x",
            Aggregate.SHARE,
            KINDS,
            "violationCount > @mean",
            Window.EVERYTHING,
            "",
            "violationCount > @limit",
            null,
            0,
            true);
    Indicator indicator = new Indicator(definition, KINDS, Set.of("@mean", "@limit"), ZONE);
    assertThat(indicator.needs()).containsExactlyInAnyOrder("mean", "limit");
    assertThat(indicator.name()).isEqualTo("x");
    assertThat(indicator.kinds()).isEqualTo(KINDS);
  }

  @Test
  void concerns_filterThatReadsIndicators_anyActOfTheWindow() {
    IndicatorDefinition definition =
        new IndicatorDefinition(
            "x",
            Aggregate.COUNT,
            KINDS,
            "violationCount > @mean",
            Window.parse("1h"),
            "",
            "",
            null,
            0,
            true);
    Indicator indicator = new Indicator(definition, KINDS, Set.of("@mean"), ZONE);
    Row trigger = row(3_600_000, 0);
    assertThat(indicator.concerns(row(1, 0), trigger, 3_600_000, name -> 9.0)).isTrue();
    assertThat(indicator.concerns(row(0, 0), trigger, 3_600_000, name -> 9.0)).isFalse();
  }

  @Test
  void selections_countTheActsOfAWindowOnce_andStopBeyondTheLimit() {
    History history = new History(new HeapState());
    List.of(1, 2, 3).forEach(at -> history.put(row(at, at)));
    RowFilter some = new RowFilter("some", List.of(), row -> row.occurredAt() != 2);
    Span all = new Span(0, 3);

    RowSelections exact = new RowSelections(history, 3);
    assertThat(exact.of(KINDS, all, some)).extracting(Row::occurredAt).containsExactly(1L, 3L);
    assertThat(exact.of(KINDS, all, some)).hasSize(2);
    assertThat(exact.count(KINDS, all, some)).isEqualTo(2);
    assertThat(exact.count(KINDS, all, RowFilter.ALL)).isEqualTo(3);
    assertThat(exact.at(KINDS, 2)).extracting(Row::occurredAt).containsExactly(2L);
    assertThatThrownBy(() -> exact.of(KINDS, new Span(1, 3), some))
        .isInstanceOf(TooManyRowsException.class)
        .hasMessageContaining("more than 3");
    assertThatThrownBy(() -> new RowSelections(history, 2).count(KINDS, all, some))
        .isInstanceOf(TooManyRowsException.class);
  }

  @Test
  void definitionsThatMakeNoIndicator_areRefusedWithWhatIsMissing() {
    refused(series(Aggregate.SERIES_MEAN, null, 3), "series and buckets are needed");
    refused(series(Aggregate.SERIES_SD, Aggregate.COUNT, 0), "series and buckets are needed");
    refused(series(Aggregate.SERIES_SD, Aggregate.MEAN, 3), "series is COUNT, DISTINCT or SUM");
    refused(definition(Aggregate.SUM, ""), "a field is needed");
    refused(definition(Aggregate.SUM, "fineFen"), "have no feature fineFen");
    refused(definition(Aggregate.SHARE, ""), "matching is needed");
    refused(peers(Aggregate.ROBUST_Z), "cannot be computed per member");
    assertThatThrownBy(
            () -> new Indicator(peers(Aggregate.COUNT), Set.of(ActKind.ITEM), Set.of(), ZONE))
        .hasMessageContaining("[ITEM] have no feature onSite");
    assertThat(new Acts().add(1, Map.of()).value(series(Aggregate.SERIES_MEAN, Aggregate.COUNT, 1)))
        .isZero();
  }

  private static void refused(IndicatorDefinition definition, String why) {
    assertThatThrownBy(() -> new Indicator(definition, KINDS, Set.of(), ZONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("指标 x")
        .hasMessageContaining(why);
  }

  private static Row row(long at, int violations) {
    return new Row(
        at, "r" + at, at, Features.of(ActKind.INSPECTION, Map.of("violationCount", violations)));
  }

  private static IndicatorDefinition definition(Aggregate aggregate, String field) {
    return new IndicatorDefinition(
        "x", aggregate, KINDS, "", Window.EVERYTHING, field, "", null, 0, true);
  }

  private static IndicatorDefinition series(Aggregate aggregate, Aggregate inner, int buckets) {
    return new IndicatorDefinition(
        "x", aggregate, KINDS, "", Window.parse("1h"), "", "", inner, buckets, true);
  }

  private static IndicatorDefinition peers(Aggregate aggregate) {
    return new IndicatorDefinition(
        "x",
        aggregate,
        KINDS,
        "",
        Window.EVERYTHING,
        aggregate == Aggregate.COUNT ? "" : "violationCount",
        "",
        null,
        0,
        true,
        null,
        new Peers("onSite", Statistic.MEDIAN));
  }
}
