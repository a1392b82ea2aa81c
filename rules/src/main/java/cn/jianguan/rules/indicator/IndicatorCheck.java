package cn.jianguan.rules.indicator;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import java.util.List;
import java.util.Set;

/** Refuses definitions that do not make an indicator. */
final class IndicatorCheck {
  private static final Set<Aggregate> IN_SERIES =
      Set.of(Aggregate.COUNT, Aggregate.DISTINCT, Aggregate.SUM);

  private final IndicatorDefinition definition;

  IndicatorCheck(IndicatorDefinition definition) {
    this.definition = definition;
  }

  /** Checks what the aggregate needs; {@link IllegalArgumentException} names what is missing. */
  void check(List<FeatureReference> fields, Set<ActKind> triggers) {
    boolean series = definition.aggregate().isSeries();
    Aggregate read = series ? definition.series() : definition.aggregate();
    if (read == null || series && definition.buckets() < 1) {
      throw wrong("series 与 buckets 必填", "series and buckets are needed");
    }
    if (series && !IN_SERIES.contains(read)) {
      throw wrong("series 只能为 COUNT、DISTINCT、SUM", "series is COUNT, DISTINCT or SUM");
    }
    if (!read.isFieldless() && fields.isEmpty()) {
      throw wrong("缺少 field", "a field is needed");
    }
    for (FeatureReference field : fields) {
      known(field, definition.kinds());
    }
    if (read.isMatched() && definition.matching().isBlank()) {
      throw wrong("缺少 matching", "matching is needed");
    }
    if (definition.peers() != null) {
      peers(triggers);
    }
  }

  private void peers(Set<ActKind> triggers) {
    if (definition.aggregate().isSeries() || definition.aggregate().isComparison()) {
      throw wrong(
          definition.aggregate() + " 不能按成员计算",
          definition.aggregate() + " cannot be computed per member");
    }
    FeatureReference by = new FeatureReference(definition.peers().by());
    known(by, definition.kinds());
    known(by, triggers);
  }

  private void known(FeatureReference field, Set<ActKind> kinds) {
    if (kinds.stream().noneMatch(field::isKnownTo)) {
      throw wrong(
          kinds + " 没有特征 " + field.name(), "acts of " + kinds + " have no feature " + field.name());
    }
  }

  private IllegalArgumentException wrong(String zh, String en) {
    return new IllegalArgumentException(
        "指标 " + definition.name() + ": " + zh + " / indicator: " + en);
  }
}
