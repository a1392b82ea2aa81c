package cn.jianguan.jobs.load.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param name in snake_case
 * @param comment Chinese / English
 * @param value what stands in it, for a row of the log; null: the type's blank
 * @param path positions of the fields that lead to the value in the Avro record; empty: made of
 *     several, or of none
 */
public record Column<R>(
    String name,
    ColumnType type,
    String comment,
    Function<LogRow<R>, Object> value,
    List<Integer> path) {

  public Column(String name, ColumnType type, String comment, Function<LogRow<R>, Object> value) {
    this(name, type, comment, value, List.of());
  }

  void write(RowBinary out, LogRow<R> row) {
    type.write(out, value.apply(row));
  }

  Column<R> named(String other) {
    return new Column<>(other, type, comment, value, path);
  }

  /** The same column of a record that is found inside another one; null where it is absent. */
  public <S> Column<S> of(Function<S, R> inner) {
    return of(List.of(), inner);
  }

  /**
   * The same.
   *
   * @param position of the inner record among the fields of the other
   */
  <S> Column<S> of(int position, Function<S, R> inner) {
    List<Integer> longer = new ArrayList<>();
    longer.add(position);
    longer.addAll(path);
    return of(List.copyOf(longer), inner);
  }

  private <S> Column<S> of(List<Integer> longer, Function<S, R> inner) {
    return new Column<>(
        name,
        type,
        comment,
        row -> {
          R record = inner.apply(row.record());
          return record == null ? null : value.apply(row.with(record));
        },
        longer);
  }

  /** Its line in a table's definition. */
  public String ddl() {
    return "  `" + name + "` " + type.name() + " COMMENT " + Table.quote(comment);
  }
}
