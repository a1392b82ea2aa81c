package cn.jianguan.rules.indicator;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.state.HeapState;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A history of inspections, and what an indicator says about it at the last of them. */
final class Acts {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private final History history = new History(new HeapState());
  private Row newest;

  /** Adds an inspection; the newest is the trigger. */
  Acts add(long minute, Map<String, ?> features) {
    newest =
        new Row(
            minute * 60_000,
            "a" + String.format("%05d", minute),
            minute * 60_000,
            Features.of(ActKind.INSPECTION, features));
    history.put(newest);
    return this;
  }

  double value(IndicatorDefinition definition) {
    return (Double) measured(definition).value();
  }

  List<String> counted(IndicatorDefinition definition) {
    return measured(definition).rows().stream().map(Row::actId).toList();
  }

  Measurement measured(IndicatorDefinition definition) {
    Set<ActKind> kinds = Set.of(ActKind.INSPECTION);
    return new Indicator(definition, kinds, Set.of(), ZONE)
        .measure(
            new RowSelections(history, 1_000_000), newest, newest.occurredAt(), Parameters.NONE);
  }
}
