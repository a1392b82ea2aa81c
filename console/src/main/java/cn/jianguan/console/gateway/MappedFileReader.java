package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.Header;
import cn.jianguan.console.gateway.row.RowReader;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.record.RejectReason;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads one file by its mapping and counts what came of it. */
final class MappedFileReader {
  private static final int PROGRESS_EVERY = 50_000;

  private final DataFile file;
  private final FileMapping mapping;
  private final Rows rows;
  private final FileCount count;
  private final Consumer<FileReport> progress;

  /** Opens the rows of the file. */
  @FunctionalInterface
  interface Rows {
    RowReader open() throws IOException;
  }

  MappedFileReader(
      DataFile file, FileMapping mapping, FileCount count, Consumer<FileReport> progress) {
    this(file, mapping, () -> mapping.format().open(file, mapping.columns()), count, progress);
  }

  MappedFileReader(
      DataFile file,
      FileMapping mapping,
      Rows rows,
      FileCount count,
      Consumer<FileReport> progress) {
    this.file = file;
    this.mapping = mapping;
    this.rows = rows;
    this.count = count;
    this.progress = progress;
  }

  void read(RowWriter writer) throws IOException {
    try (RowReader reader = open()) {
      read(reader, writer);
    } catch (DamagedFileException damaged) {
      damaged(damaged, writer);
    }
  }

  /** A file that ends before its time or is not what its name says. */
  private static final class DamagedFileException extends IOException {
    DamagedFileException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private RowReader open() throws DamagedFileException {
    try {
      return rows.open();
    } catch (IOException e) {
      throw new DamagedFileException(e);
    }
  }

  /** What was readable has been read; the rest cannot be, and one reject says so. */
  private void damaged(DamagedFileException damaged, RowWriter writer) throws IOException {
    String message = damaged.getMessage();
    long read = count.read();
    count.warn("读过 " + read + " 行后文件不可读 / unreadable after " + read + " rows: " + message);
    RowRefusedException refusal =
        new RowRefusedException(
            RejectReason.LINE_UNREADABLE, "", "", "完好的文件 / an undamaged file: " + message);
    SourceRow row = SourceRow.unreadable(file.name(), read + 2, file.digest(), refusal);
    writer.write(mapping.compile(new Header(List.of())).acts(), row, refusal, count);
  }

  private void read(RowReader reader, RowWriter writer) throws IOException {
    FileMapping.Compiled compiled = mapping.compile(reader.header());
    compiled.unmapped().forEach(column -> count.warn("未映射的列 / column not mapped: " + column));
    for (int column : reader.header().unnamed()) {
      count.warn("第 " + column + " 列没有列名，未读取 / column " + column + " has no name: not read");
    }
    reader.notes().forEach(count::warn);
    RowRefusedException noColumn = null;
    if (!compiled.missing().isEmpty()) {
      noColumn = missing(compiled.missing());
      count.warn("缺少列，全部拒收 / columns missing, every row refused: " + compiled.missing());
    }
    for (SourceRow row = next(reader); row != null; row = next(reader)) {
      RowRefusedException problem = row.problem() == null ? noColumn : row.problem();
      writer.write(compiled.acts(), row, problem, count);
      if (count.read() % PROGRESS_EVERY == 0) {
        progress.accept(count.report(false));
      }
    }
    if (count.read() == 0) {
      count.warn("没有一行数据 / not one row in it");
    }
    reader.unknownColumns().forEach(key -> count.warn("未映射的键 / key not mapped: " + key));
  }

  private static SourceRow next(RowReader rows) throws DamagedFileException {
    try {
      return rows.next();
    } catch (IOException e) {
      throw new DamagedFileException(e);
    }
  }

  private RowRefusedException missing(List<String> columns) {
    return new RowRefusedException(
        RejectReason.MAPPING,
        columns.get(0),
        "",
        "映射 " + mapping.name() + " 需要的列 / a column that mapping " + mapping.name() + " needs");
  }
}
