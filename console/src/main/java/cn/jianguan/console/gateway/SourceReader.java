package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.mapping.LookupTable;
import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.write.RecordConsumer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads all files of one source's data folder into records, row by row, in constant memory. */
final class SourceReader {
  private final Source source;
  private final Consumer<FileReport> progress;

  SourceReader(Source source, Consumer<FileReport> progress) {
    this.source = source;
    this.progress = progress;
  }

  List<FileReport> read(Path data, RecordConsumer consumer) throws IOException {
    List<DataFile> files = DataFile.in(data);
    for (LookupTable lookup : source.lookups().values()) {
      lookup.load(files);
    }
    RowWriter writer = new RowWriter(source.facts(), consumer);
    List<FileReport> reports = new ArrayList<>();
    for (DataFile file : files) {
      if (!source.ignores(file)) {
        FileReport report = read(file, writer);
        progress.accept(report);
        reports.add(report);
      }
    }
    return reports;
  }

  private FileReport read(DataFile file, RowWriter writer) throws IOException {
    FileMapping mapping = source.mapping(file);
    FileCount count =
        new FileCount(source.name(), file.name(), mapping == null ? "" : mapping.name());
    if (mapping == null) {
      count.warn("没有对应的映射，未读取 / no mapping for this file: not read");
    } else {
      new MappedFileReader(file, mapping, count, progress).read(writer);
    }
    return count.report(true);
  }
}
