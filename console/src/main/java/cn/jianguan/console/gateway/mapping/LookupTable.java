package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.FileFormat;
import cn.jianguan.console.gateway.row.RowReader;
import cn.jianguan.console.gateway.row.SourceRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the same source in which other files' rows look something up, such as the county of a
 * facility. Where several rows have the same key, each column is the first one that is not empty,
 * files by name.
 */
public final class LookupTable {
  private final MappingEntry entry;
  private final List<String> files;
  private final FileFormat format;
  private final String key;
  private final List<String> columns;
  private final Map<String, String[]> rows = new HashMap<>();

  public LookupTable(MappingEntry entry) {
    entry.allow("files", "key", "columns", "format", "charset", "delimiter", "quote");
    this.entry = entry;
    this.files = entry.required("files").texts();
    this.format = FileFormatEntry.read(entry);
    this.key = entry.required("key").text();
    this.columns = entry.required("columns").texts();
  }

  public String key() {
    return key;
  }

  public List<String> columns() {
    return columns;
  }

  public boolean reads(DataFile file) {
    return file.matches(files);
  }

  /** Reads its files anew; rows without a readable key are left to the mapping of that file. */
  public void load(List<DataFile> all) throws IOException {
    rows.clear();
    Map<String, String> same = new HashMap<>();
    for (DataFile file : all) {
      if (reads(file)) {
        load(file, same);
      }
    }
  }

  private void load(DataFile file, Map<String, String> same) throws IOException {
    List<String> wanted = new java.util.ArrayList<>(columns);
    wanted.add(key);
    try (RowReader read = format.open(file.name(), file.open(), wanted)) {
      int[] positions = columns.stream().mapToInt(name -> position(read, name, file)).toArray();
      int keyAt = position(read, key, file);
      for (SourceRow row = read.next(); row != null; row = read.next()) {
        if (row.problem() == null && !row.value(keyAt).isEmpty()) {
          String[] kept = rows.computeIfAbsent(row.value(keyAt), k -> new String[columns.size()]);
          for (int i = 0; i < kept.length; i++) {
            String value = row.value(positions[i]);
            if (kept[i] == null || kept[i].isEmpty()) {
              kept[i] = same.computeIfAbsent(value, v -> v);
            }
          }
        }
      }
    }
  }

  private int position(RowReader read, String column, DataFile file) {
    int position = read.header().position(column);
    if (position < 0) {
      throw entry.wrong("file " + file.name() + " has no column '" + column + "'");
    }
    return position;
  }

  /** What a column of the row found by {@code by} says; empty where there is no such row. */
  public RowText value(int column, RowText by) {
    return row -> {
      String[] found = rows.get(by.of(row));
      return found == null ? "" : found[column];
    };
  }
}
