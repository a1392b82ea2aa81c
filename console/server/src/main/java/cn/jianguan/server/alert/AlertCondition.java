package cn.jianguan.server.alert;

import cn.jianguan.server.store.Question;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A condition on alerts, as ClickHouse is asked and as it is looked at here: both beside each
 * other, so that they stay one.
 *
 * @param isAlike whether it has the same answer for all alerts of a {@link AlertGroups group}
 */
record AlertCondition(
    String sql, Map<String, Object> values, Predicate<QueuedAlert> holds, boolean isAlike) {
  /** About what the alerts of a group have in common. */
  static AlertCondition alike(String sql, Predicate<QueuedAlert> holds) {
    return new AlertCondition(sql, Map.of(), holds, true);
  }

  /** About each alert by itself. */
  static AlertCondition own(String sql, Predicate<QueuedAlert> holds) {
    return new AlertCondition(sql, Map.of(), holds, false);
  }

  /** The same with a value of the text; a collection is an {@code Array(String)}. */
  AlertCondition with(String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return new AlertCondition(sql, more, holds, isAlike);
  }

  void narrow(Question question) {
    question.where(sql);
    values.forEach(
        (name, value) -> {
          if (value instanceof Collection<?> all) {
            question.with(name, all.stream().map(Object::toString).toList());
          } else {
            question.with(name, value);
          }
        });
  }
}
