package cn.jianguan.console.gateway;

import cn.jianguan.record.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads all files of one source's data folder into records, row by row, in constant memory. */
final class SourceReader {
  private static final int PROGRESS_EVERY = 50_000;

  private final Source source;
  private final Consumer<FileReport> progress;
  private final RowRejects rejects;
  private final Batch batch = new Batch();

  SourceReader(Source source, Consumer<FileReport> progress) {
    this.source = source;
    this.progress = progress;
    this.rejects = new RowRejects(source.cdSource());
  }

  List<FileReport> read(Path data, Sink sink) throws IOException {
    List<DataFile> files = DataFile.in(data);
    for (Lookup lookup : source.lookups().values()) {
      lookup.load(files);
    }
    List<FileReport> reports = new ArrayList<>();
    for (DataFile file : files) {
      if (!source.ignores(file)) {
        FileReport report = read(file, sink);
        progress.accept(report);
        reports.add(report);
      }
    }
    return reports;
  }

  private FileReport read(DataFile file, Sink sink) throws IOException {
    Mapping mapping = source.mapping(file);
    FileCount count =
        new FileCount(source.name(), file.name(), mapping == null ? "" : mapping.name());
    if (mapping == null) {
      count.warn("没有对应的映射，未读取 / no mapping for this file: not read");
      return count.report(true);
    }
    try (RowReader rows = open(mapping, file)) {
      read(mapping, rows, count, sink);
    } catch (Damaged damaged) {
      damaged(damaged, mapping, file, count, sink);
    }
    return count.report(true);
  }

  /** A file that ends before its time or is not what its name says. */
  private static final class Damaged extends IOException {
    Damaged(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static RowReader open(Mapping mapping, DataFile file) throws Damaged {
    InputStream in = null;
    try {
      in = file.open();
      return mapping.format().open(file.name(), in, mapping.columns());
    } catch (IOException e) {
      close(in);
      throw new Damaged(e);
    }
  }

  private static void close(InputStream in) {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      // The file is given up for a better reason, which is reported.
    }
  }

  /** What was readable has been read; the rest cannot be, and one reject says so. */
  private void damaged(Damaged damaged, Mapping mapping, DataFile file, FileCount count, Sink sink)
      throws IOException {
    String expected = "完好的文件 / an undamaged file: " + damaged.getMessage();
    count.warn(
        "读过 "
            + count.read()
            + " 行后文件不可读 / unreadable after "
            + count.read()
            + " rows: "
            + damaged.getMessage());
    RowRefusedException refusal =
        new RowRefusedException(RejectReason.LINE_UNREADABLE, "", "", expected);
    SourceRow row =
        new SourceRow(file.name(), 0, () -> new byte[0]).begin(count.read() + 2).fail(refusal);
    row(mapping.ready(new Header(List.of())).acts(), row, refusal, count, sink);
  }

  private void read(Mapping mapping, RowReader rows, FileCount count, Sink sink)
      throws IOException {
    Mapping.Ready ready = mapping.ready(rows.header());
    ready.unmapped().forEach(column -> count.warn("未映射的列 / column not mapped: " + column));
    RowRefusedException noColumn = null;
    if (!ready.missing().isEmpty()) {
      noColumn = missing(mapping, ready.missing());
      count.warn("缺少列，全部拒收 / columns missing, every row refused: " + ready.missing());
    }
    for (SourceRow row = next(rows); row != null; row = next(rows)) {
      RowRefusedException problem = row.problem() == null ? noColumn : row.problem();
      row(ready.acts(), row, problem, count, sink);
      if (count.read() % PROGRESS_EVERY == 0) {
        progress.accept(count.report(false));
      }
    }
    if (rows instanceof JsonRows json) {
      json.unknown().forEach(key -> count.warn("未映射的键 / key not mapped: " + key));
    }
  }

  private static SourceRow next(RowReader rows) throws Damaged {
    try {
      return rows.next();
    } catch (IOException e) {
      throw new Damaged(e);
    }
  }

  private static RowRefusedException missing(Mapping mapping, List<String> columns) {
    return new RowRefusedException(
        RejectReason.MAPPING,
        columns.get(0),
        "",
        "映射 " + mapping.name() + " 需要的列 / a column that mapping " + mapping.name() + " needs");
  }

  private void row(
      List<ActWriter> acts, SourceRow row, RowRefusedException problem, FileCount count, Sink sink)
      throws IOException {
    batch.clear();
    try {
      if (problem != null) {
        throw problem;
      }
      for (ActWriter act : acts) {
        if (act.applies(row)) {
          act.write(row, batch);
        }
      }
      if (batch.size() == 0) {
        throw new RowRefusedException(
            RejectReason.MAPPING, "", "", "映射所述的行 / a row that an act applies to");
      }
      count.accepted(batch.size());
      batch.to(sink);
    } catch (RowRefusedException refusal) {
      count.rejected(refusal);
      TimedRecord reject = rejects.of(refusal, row, acts.get(0).kind(), known(acts.get(0), row));
      sink.accept(reject, Draft.contentHash(reject.bytes(), 0, 0));
    }
  }

  /** A refused row is dated by what it says itself, else by the edition of the source. */
  private long known(ActWriter act, SourceRow row) {
    long known = row.problem() == null ? act.knownOrNone(row) : RowTimestamp.NONE;
    return known >= 0
        ? known
        : source.facts().edition().atStartOfDay(source.facts().zone()).toInstant().toEpochMilli();
  }
}
