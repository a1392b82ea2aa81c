package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/**
 * How a kind of file is written.
 *
 * @param json whether it is JSON lines; else CSV in the dialect
 */
public record FileFormat(boolean json, CsvDialect dialect) {
  /** CSV in UTF-8 with commas and double quotes. */
  public static final FileFormat CSV = new FileFormat(false, CsvDialect.DEFAULT);

  /**
   * Reads the stream as such a file.
   *
   * @param columns what a reader of JSON lines looks for; a CSV file names its own columns
   * @throws IOException where it cannot be read, or is a CSV file without column names
   */
  public RowReader open(String name, InputStream in, Collection<String> columns)
      throws IOException {
    return json ? new JsonRows(name, in, columns) : new CsvRows(name, in, dialect);
  }
}
