package cn.jianguan.jobs.load.table;

import java.util.ArrayList;
import java.util.List;

/** Columns that every table has: where in its topic a row came from. Not part of its content. */
final class LogColumns {
  private LogColumns() {}

  /** The columns, those of the log, and the version. */
  static <R> List<Column<R>> around(List<Column<R>> columns, List<Column<R>> versions) {
    List<Column<R>> all = new ArrayList<>(columns);
    all.addAll(position());
    all.addAll(versions);
    return List.copyOf(all);
  }

  /** For records whose order is that of the log: the later one holds. */
  static <R> List<Column<R>> logVersion() {
    return List.of(
        new Column<>(
            "row_version",
            ColumnType.LOG_VERSION,
            "行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its"
                + " offset in the topic",
            LogVersion::of));
  }

  private static <R> List<Column<R>> position() {
    return List.of(
        new Column<>(
            "log_partition",
            ColumnType.INT,
            "日志分区 / partition of the topic the row came from",
            LogRow::partition),
        new Column<>(
            "log_offset", ColumnType.LONG, "日志位点 / offset in that partition", LogRow::offset));
  }
}
