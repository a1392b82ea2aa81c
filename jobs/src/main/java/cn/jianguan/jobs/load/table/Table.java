package cn.jianguan.jobs.load.table;

import cn.jianguan.codec.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of ClickHouse: what it is called, its columns and how it is kept. Every table is a
 * ReplacingMergeTree whose version comes from the log, so that rows written twice count once.
 *
 * @param engine arguments of ReplacingMergeTree: version column, and deletion mark where rows go
 * @param partition partition expression over a value that never changes for a row's key; empty none
 * @param order sorting key, which identifies a row
 */
public record Table<R>(
    String name,
    String comment,
    List<Column<R>> columns,
    List<String> extra,
    String engine,
    String partition,
    String order) {

  /** As many recent inserts as the server remembers, to drop those that were sent twice. */
  private static final int DEDUPLICATION_WINDOW = 10_000;

  private static final int FORM_DIGITS = 8;

  public void write(RowBinary out, LogRow<R> row) {
    for (Column<R> column : columns) {
      column.write(out, row);
    }
  }

  public List<String> columnNames() {
    return columns.stream().map(column -> "`" + column.name() + "`").toList();
  }

  /** Changes with the columns: rows in another form are other rows. */
  public String form() {
    String form =
        columns.stream()
            .map(column -> column.name() + " " + column.type().name())
            .collect(Collectors.joining(","));
    return name + "/" + Sha256.hex(form).substring(0, FORM_DIGITS);
  }

  /** {@code ${replicated}} is empty on one machine and "Replicated" on a cluster. */
  public String ddl() {
    List<String> lines =
        java.util.stream.Stream.concat(columns.stream().map(Column::ddl), extra.stream()).toList();
    return "CREATE TABLE IF NOT EXISTS "
        + name
        + "\n(\n"
        + lines.stream().collect(Collectors.joining(",\n"))
        + "\n)\nENGINE = ${replicated}ReplacingMergeTree("
        + engine
        + ")\n"
        + (partition.isEmpty() ? "" : "PARTITION BY " + partition + "\n")
        + "ORDER BY ("
        + order
        + ")\nSETTINGS non_replicated_deduplication_window = "
        + DEDUPLICATION_WINDOW
        + ", replicated_deduplication_window = "
        + DEDUPLICATION_WINDOW
        + "\nCOMMENT "
        + quote(comment)
        + ";\n";
  }

  /** A text as SQL writes it. */
  public static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace('\n', ' ') + "'";
  }
}
