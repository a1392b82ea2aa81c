package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.mapping.LookupTable;
import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.DataFolder;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.console.gateway.write.RecordConsumer;
import cn.jianguan.record.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads all files of one source's data folder into records, row by row, in constant memory. */
final class SourceReader {
  private final Source source;
  private final Consumer<FileReport> progress;
  private final List<FileReport> reports = new ArrayList<>();

  /** Files whose rows wait for those of others, by name. */
  private final Map<String, FileCount> gathering = new TreeMap<>();

  SourceReader(Source source, Consumer<FileReport> progress) {
    this.source = source;
    this.progress = progress;
  }

  List<FileReport> read(Path data, RecordConsumer consumer) throws IOException {
    try (RowWriter writer = new RowWriter(source.facts(), consumer)) {
      read(DataFolder.of(data), writer);
    }
    return List.copyOf(reports);
  }

  private void read(DataFolder folder, RowWriter writer) throws IOException {
    for (DataFolder.Other other : folder.others()) {
      if (!source.ignores(other.name())) {
        report(other(other, writer));
      }
    }
    lookups(folder.files(), writer).forEach(this::report);
    Set<String> plainNames = new HashSet<>();
    for (DataFile file : folder.files()) {
      if (source.reads(file)) {
        read(file, !plainNames.add(file.plainName()), writer);
      }
    }
    writer.gathered(gathering);
    gathering.values().forEach(count -> report(count.report(true)));
  }

  /** Reads one file by the mapping for which it was offered, whatever its name. */
  List<FileReport> read(OfferedFile offered, RecordConsumer consumer) throws IOException {
    FileMapping mapping = offered.mapping();
    DataFile file = offered.file();
    try (RowWriter writer = new RowWriter(source.facts(), consumer)) {
      if (mapping.looksUp()) {
        lookups(List.of(), writer).forEach(this::report);
      }
      FileCount count = count(file.name(), mapping);
      new MappedFileReader(file, mapping, offered::rows, count, progress).read(writer);
      writer.gathered(Map.of(file.name(), count));
      report(count.report(true));
    }
    return List.copyOf(reports);
  }

  private void report(FileReport report) {
    progress.accept(report);
    reports.add(report);
  }

  /** What is no file is not read; where a file was expected, one reject says so. */
  private FileReport other(DataFolder.Other other, RowWriter writer) throws IOException {
    FileMapping mapping = source.mapping(other.name());
    FileCount count = count(other.name(), mapping);
    count.warn(other.what());
    if (mapping != null || source.looksUpIn(other.name())) {
      RowRefusedException refusal =
          new RowRefusedException(
              RejectReason.LINE_UNREADABLE, "", "", "文件 / a file: " + other.what());
      SourceRow row = SourceRow.unreadable(other.name(), 1, other.name(), refusal);
      writer.refuse("", row, refusal, count);
    }
    return count.report(true);
  }

  /** Reads the lookups. What is also data is refused when it is read as such. */
  private List<FileReport> lookups(List<DataFile> files, RowWriter writer) throws IOException {
    Map<String, FileCount> counts = new TreeMap<>();
    LookupTable.Refused refused =
        (file, row, why) -> {
          FileCount count =
              counts.computeIfAbsent(file.name(), name -> new FileCount(source.name(), name, ""));
          if (!source.reads(file) || source.mapping(file.name()) == null) {
            try {
              writer.refuse("", row, why, count);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
          count.warnOnce(
              "对照表不全，查不到的值为空 / lookups in it are incomplete, what is not found is empty");
        };
    try {
      source.lookups().values().forEach(lookup -> lookup.load(files, refused));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    source.lookups().forEach((name, lookup) -> warnWithoutFile(name, lookup, files, counts));
    return counts.values().stream().map(count -> count.report(true)).toList();
  }

  private void warnWithoutFile(
      String name, LookupTable lookup, List<DataFile> files, Map<String, FileCount> counts) {
    if (files.stream().noneMatch(file -> lookup.files().match(file.name()))) {
      String wanted = lookup.files().toString();
      counts
          .computeIfAbsent(wanted, it -> new FileCount(source.name(), it, ""))
          .warnOnce(
              "对照表 " + name + " 没有文件，查到的值全为空 / no file for this lookup: all it gives is empty");
    }
  }

  private void read(DataFile file, boolean again, RowWriter writer) throws IOException {
    FileMapping mapping = source.mapping(file.name());
    FileCount count = count(file.name(), mapping);
    if (again) {
      count.warn("另有同名文件（压缩与未压缩），两份都读 / there plain and zipped: both are read");
    }
    if (mapping == null && !source.looksUpIn(file.name())) {
      count.warn("没有对应的映射，未读取 / no mapping for this file: not read");
    } else if (mapping != null) {
      new MappedFileReader(file, mapping, count, progress).read(writer);
    }
    if (mapping != null && mapping.gathers()) {
      gathering.put(file.name(), count);
    } else {
      report(count.report(true));
    }
  }

  private FileCount count(String file, FileMapping mapping) {
    return new FileCount(source.name(), file, mapping == null ? "" : mapping.name());
  }
}
