package cn.jianguan.rules.indicator;

import cn.jianguan.rules.history.Row;
import java.util.List;

/**
 * An indicator's value and the acts it counted, oldest first.
 *
 * @param value a Double, NaN where there is none, or a String
 */
public record Measured(Object value, List<Row> rows) {}
