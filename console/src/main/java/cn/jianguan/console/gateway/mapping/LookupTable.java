package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.DataFile;
import cn.jianguan.console.gateway.row.FileFormat;
import cn.jianguan.console.gateway.row.Header;
import cn.jianguan.console.gateway.row.RowReader;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.record.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the same source in which other files' rows look something up, such as the county of a
 * facility. Where several rows have the same key, each column is the first one that is not empty,
 * files by name.
 */
public final class LookupTable {
  private final FilePatterns files;
  private final FileFormat format;
  private final List<String> columns;

  /** The columns, then the key. */
  private final List<String> wanted;

  private final Map<String, String[]> rows = new HashMap<>();
  private final Map<String, String> same = new HashMap<>();

  /** Told of what cannot be looked up: a row, or the rest of a damaged file. */
  @FunctionalInterface
  public interface Refused {
    void row(DataFile file, SourceRow row, RowRefusedException why);
  }

  public LookupTable(MappingEntry entry) {
    entry.allow(
        "files", "key", "columns", "format", "charset", "delimiter", "quote", "sheet", "headerRow");
    this.files = new FilePatterns(entry.required("files"));
    this.format = FileFormatEntry.read(entry);
    this.columns = entry.required("columns").texts();
    this.wanted = new ArrayList<>(columns);
    wanted.add(entry.required("key").text());
  }

  public List<String> columns() {
    return columns;
  }

  public FilePatterns files() {
    return files;
  }

  /**
   * Reads its files anew. A damaged one gives what was readable; rows that look for the rest find
   * nothing.
   */
  public void load(List<DataFile> all, Refused refused) {
    rows.clear();
    same.clear();
    for (DataFile file : all) {
      if (files.match(file.name())) {
        load(file, refused);
      }
    }
  }

  private void load(DataFile file, Refused refused) {
    long read = 0;
    RowRefusedException damage;
    try (RowReader reader = format.open(file, wanted)) {
      int[] positions = positions(reader.header());
      for (SourceRow row = reader.next(); row != null; row = reader.next()) {
        read++;
        RowRefusedException problem = row.problem() == null ? keep(row, positions) : row.problem();
        if (problem != null) {
          refused.row(file, row, problem);
        }
      }
      return;
    } catch (IOException e) {
      damage =
          new RowRefusedException(
              RejectReason.LINE_UNREADABLE,
              "",
              "",
              "完好的对照文件 / an undamaged lookup file: " + e.getMessage());
    } catch (RowRefusedException e) {
      damage = e;
    }
    SourceRow rest = SourceRow.unreadable(file.name(), read + 2, file.digest(), damage);
    refused.row(file, rest, damage);
  }

  private int[] positions(Header header) throws RowRefusedException {
    int[] positions = new int[wanted.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = header.position(wanted.get(i));
      if (positions[i] < 0) {
        throw new RowRefusedException(
            RejectReason.MAPPING, wanted.get(i), "", "对照文件应有的列 / a column of the lookup file");
      }
    }
    return positions;
  }

  private RowRefusedException keep(SourceRow row, int[] positions) {
    try {
      String key = row.text(positions[columns.size()]);
      if (!key.isEmpty()) {
        String[] kept = rows.computeIfAbsent(key, it -> new String[columns.size()]);
        for (int i = 0; i < kept.length; i++) {
          if (kept[i] == null || kept[i].isEmpty()) {
            kept[i] = same.computeIfAbsent(row.text(positions[i]), value -> value);
          }
        }
      }
      return null;
    } catch (RowRefusedException refusal) {
      return refusal;
    }
  }

  /** What a column of the row found by {@code by} says; empty where there is no such row. */
  public RowText value(int column, RowText by) {
    return row -> {
      String[] found = rows.get(by.of(row));
      return found == null ? "" : found[column];
    };
  }
}
