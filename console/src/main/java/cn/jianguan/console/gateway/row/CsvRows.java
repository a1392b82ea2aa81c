package cn.jianguan.console.gateway.row;

import cn.jianguan.record.RejectReason;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Rows of a CSV file as RFC 4180 has it. A row with too many or too few fields, with text after a
 * closing quote, with a quote that never closes or a field longer than 1 MiB is refused alone:
 * reading goes on after its line. Empty lines are skipped.
 */
final class CsvRows implements RowReader {
  private static final int LONGEST_FIELD = 1 << 20;

  private final String file;
  private final CsvDialect dialect;
  private final LineWindow window;
  private final StrictDecoder text;
  private final Header header;
  private final SourceRow row;
  private final Fields fields = new Fields();
  private Iterator<SourceRow> parser;
  private long linesBefore;

  CsvRows(String file, InputStream in, CsvDialect dialect) throws IOException {
    this.file = file;
    this.dialect = dialect;
    this.window = new LineWindow(in);
    this.text = new StrictDecoder(dialect.charset());
    this.parser = parser();
    byte[] names = readNames();
    this.header = new Header(fields.names);
    this.row = new SourceRow(file, header.size(), fields::original).headedBy(names);
  }

  private byte[] readNames() throws IOException {
    byte[] names;
    try {
      if (!parser.hasNext()) {
        throw new IOException("文件是空的，连列名也没有 / the file is empty, not even column names");
      }
      names = parser.next().original();
    } catch (CsvParseException e) {
      IOException broken = broken(e);
      throw broken != null
          ? broken
          : new IOException("列名不可读 / the line of column names is unreadable: " + said(e), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Set<String> unique = new HashSet<>();
    for (String name : fields.names) {
      if (name == null) {
        throw new IOException("列名不是 / column names are not text in " + dialect.charset());
      }
      if (!name.isEmpty() && !unique.add(name)) {
        throw new IOException("两列同名 / two columns have the same name: " + name);
      }
    }
    return names;
  }

  private Iterator<SourceRow> parser() {
    return CsvReader.builder()
        .fieldSeparator(dialect.delimiter())
        .quoteCharacter(dialect.quote())
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST_FIELD)
        .build(fields, window)
        .iterator();
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public SourceRow next() throws IOException {
    try {
      return parser.hasNext() ? parser.next() : null;
    } catch (CsvParseException e) {
      IOException broken = broken(e);
      if (broken != null) {
        throw broken;
      }
      return unreadable(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What is wrong with the stream; null where only the text in it is. */
  private static IOException broken(CsvParseException wrapped) {
    Throwable cause = wrapped;
    while (cause != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return (IOException) cause;
  }

  /** Gives the line up and starts again at the next one. */
  private SourceRow unreadable(CsvParseException cause) throws IOException {
    long line = fields.startingLine;
    boolean more = window.rewindTo(line + 1);
    byte[] original = window.lines(line, line + 1);
    parser = more ? after(line) : Collections.emptyIterator();
    RowRefusedException refusal =
        new RowRefusedException(
            RejectReason.LINE_UNREADABLE,
            "",
            "",
            "可读的 CSV 行 / a readable CSV line: " + said(cause));
    return row.begin(line).fail(refusal, original);
  }

  private Iterator<SourceRow> after(long line) {
    linesBefore = line;
    window.keepFrom(line + 1);
    return parser();
  }

  private static String said(CsvParseException cause) {
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    return String.valueOf(root.getMessage());
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  /** Receives the fields from the parser and puts them into the row. */
  private final class Fields extends AbstractBaseCsvCallbackHandler<SourceRow> {
    private final List<String> names = new ArrayList<>();
    private long startingLine;
    private int breaks;
    private int count;

    @Override
    protected void handleBegin(long line) {
      startingLine = linesBefore + line;
      window.keepFrom(startingLine);
      breaks = 0;
      count = 0;
      if (row != null) {
        row.begin(startingLine);
      }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      count++;
      if (quoted) {
        breaks += breaks(buffer, offset, length);
      }
      String value = text.of(buffer, offset, length);
      if (row == null) {
        names.add(value);
      } else if (index < header.size()) {
        put(index, value);
      }
    }

    private void put(int index, String value) {
      if (value == null) {
        row.fail(
            new RowRefusedException(
                RejectReason.LINE_UNREADABLE,
                header.name(index),
                "",
                dialect.charset() + " 文本 / text in " + dialect.charset()));
      } else {
        row.set(index, value);
      }
    }

    private int breaks(char[] buffer, int offset, int length) {
      int found = 0;
      for (int i = offset; i < offset + length; i++) {
        boolean feed = buffer[i] == '\n' && (i == offset || buffer[i - 1] != '\r');
        if (feed || buffer[i] == '\r') {
          found++;
        }
      }
      return found;
    }

    @Override
    protected SourceRow buildRecord() {
      if (row != null && count != header.size() && row.problem() == null) {
        row.fail(
            new RowRefusedException(
                RejectReason.LINE_UNREADABLE,
                "",
                "",
                header.size() + " 列，实为 " + count + " / fields, has " + count));
      }
      return row == null ? new SourceRow(file, 0, this::original) : row;
    }

    private byte[] original() {
      return window.lines(startingLine, startingLine + breaks + 1);
    }
  }
}
