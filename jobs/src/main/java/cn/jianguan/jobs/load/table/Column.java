package cn.jianguan.jobs.load.table;

import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param name in snake_case
 * @param comment Chinese / English
 * @param value what stands in it, for a row of the log; null: the type's blank
 */
public record Column<R>(
    String name, ColumnType type, String comment, Function<LogRow<R>, Object> value) {

  void write(RowBinary out, LogRow<R> row) {
    type.write(out, value.apply(row));
  }

  Column<R> named(String other) {
    return new Column<>(other, type, comment, value);
  }

  /** The same column of a record that is found inside another one; null where it is absent. */
  public <S> Column<S> of(Function<S, R> inner) {
    return new Column<>(
        name,
        type,
        comment,
        row -> {
          R record = inner.apply(row.record());
          return record == null ? null : value.apply(row.with(record));
        });
  }

  /** Its line in a table's definition. */
  public String ddl() {
    return "  `" + name + "` " + type.name() + " COMMENT " + Table.quote(comment);
  }
}
