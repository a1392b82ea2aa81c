package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/**
 * How a kind of file is written.
 *
 * @param dialect of CSV
 * @param sheet of a workbook; empty: the first
 * @param headerRow row of the column names in a workbook; 0: the first that is not empty
 */
public record FileFormat(Kind kind, CsvDialect dialect, String sheet, int headerRow) {
  /** What a mapping calls the formats. */
  public enum Kind {
    CSV,
    JSONL,
    XLSX
  }

  /** CSV in UTF-8 with commas and double quotes. */
  public static final FileFormat CSV = new FileFormat(Kind.CSV, CsvDialect.DEFAULT, "", 0);

  /**
   * Reads a file as such a one.
   *
   * @param columns what a reader of JSON lines looks for; those that no line has are no columns of
   *     the file. A CSV file names its own columns
   * @throws IOException where it cannot be read, or is a CSV file without column names
   */
  public RowReader open(DataFile file, Collection<String> columns) throws IOException {
    if (kind == Kind.XLSX) {
      return new XlsxRows(file, sheet, headerRow);
    }
    boolean json = kind == Kind.JSONL;
    List<String> keys = json ? JsonRows.keys(file, columns) : List.of();
    InputStream in = file.open();
    try {
      return json ? new JsonRows(file.name(), in, keys) : new CsvRows(file.name(), in, dialect);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
