package cn.jianguan.rules.expression;

import cn.jianguan.rules.history.Row;

/** A compiled part of an expression. */
@FunctionalInterface
interface Node {
  Object value(Row own, Row trigger, Parameters parameters);

  default boolean holds(Row own, Row trigger, Parameters parameters) {
    return Values.truth(value(own, trigger, parameters));
  }
}
