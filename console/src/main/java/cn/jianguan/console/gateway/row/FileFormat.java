package cn.jianguan.console.gateway.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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

  /**
   * The same with some of its rows mended.
   *
   * @param edits by the line on which a row begins; none: as the file lies there
   */
  public RowReader open(DataFile file, Collection<String> columns, Map<Long, RowEdit> edits)
      throws IOException {
    if (edits.isEmpty()) {
      return open(file, columns);
    }
    // A mended line may have a key that no other line of the file has.
    RowReader rows =
        kind == Kind.JSONL ? new JsonRows(file.name(), file.open(), columns) : open(file, columns);
    return new MendedRows(rows, file, kind == Kind.XLSX ? CSV : this, edits);
  }

  /** In what its text is written; a workbook has its own. */
  public Charset charset() {
    return kind == Kind.CSV ? dialect.charset() : StandardCharsets.UTF_8;
  }

  /**
   * How a file is written that somebody offers for a mapping: people send workbooks where CSV was
   * agreed on, and tables copied from a sheet, which have tabs.
   *
   * @param start of its content, unzipped
   */
  public FileFormat of(byte[] start) {
    if (startsWith(start, "PK")) {
      return kind == Kind.XLSX ? this : new FileFormat(Kind.XLSX, CsvDialect.DEFAULT, "", 0);
    }
    String text = new String(start, StandardCharsets.UTF_8).strip();
    if (text.startsWith("{")) {
      return new FileFormat(Kind.JSONL, CsvDialect.DEFAULT, "", 0);
    }
    return csv(dialect, text);
  }

  private static FileFormat csv(CsvDialect dialect, String text) {
    String names = text.lines().findFirst().orElse("");
    boolean tabs = names.indexOf(dialect.delimiter()) < 0 && names.indexOf('\t') >= 0;
    CsvDialect as = tabs ? new CsvDialect(dialect.charset(), '\t', dialect.quote()) : dialect;
    return new FileFormat(Kind.CSV, as, "", 0);
  }

  private static boolean startsWith(byte[] start, String sign) {
    byte[] wanted = sign.getBytes(StandardCharsets.US_ASCII);
    return start.length >= wanted.length
        && Arrays.equals(start, 0, wanted.length, wanted, 0, wanted.length);
  }
}
