package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/**
 * How a kind of file is written.
 *
 * @param json whether it is JSON lines; else CSV in the dialect
 */
public record FileFormat(boolean json, CsvDialect dialect) {
  /** CSV in UTF-8 with commas and double quotes. */
  public static final FileFormat CSV = new FileFormat(false, CsvDialect.DEFAULT);

  /**
   * Reads a file as such a one.
   *
   * @param columns what a reader of JSON lines looks for; those that no line has are no columns of
   *     the file. A CSV file names its own columns
   * @throws IOException where it cannot be read, or is a CSV file without column names
   */
  public RowReader open(DataFile file, Collection<String> columns) throws IOException {
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
