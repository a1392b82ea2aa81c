package cn.jianguan.rules.indicator;

import cn.jianguan.rules.history.Row;
import java.util.List;
import java.util.function.Supplier;

/** An indicator's value and the acts it counted, which are looked up when someone asks for them. */
public final class Measurement {
  private final Object value;
  private final Supplier<List<Row>> source;
  private List<Row> rows;

  private Measurement(Object value, List<Row> rows, Supplier<List<Row>> source) {
    this.value = value;
    this.rows = rows;
    this.source = source;
  }

  Measurement(Object value, List<Row> rows) {
    this(value, rows, null);
  }

  /** A value that was found without looking at the acts. */
  Measurement(Object value, Supplier<List<Row>> source) {
    this(value, null, source);
  }

  /** A Double, NaN where there is none, or a String. */
  public Object value() {
    return value;
  }

  /** Oldest first. {@link TooManyRowsException} if they are more than may be looked at. */
  public List<Row> rows() {
    if (rows == null) {
      rows = source.get();
    }
    return rows;
  }
}
