package cn.jianguan.console.gateway.row;

import cn.jianguan.codec.Sha256;
import cn.jianguan.record.RejectReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One row of a file: the values of its columns, and where it came from. A reader hands out the same
 * object again and again; whoever keeps values beyond the next row copies them.
 *
 * <p>A row that could not be read at all carries the {@link #problem()} instead of values.
 */
public final class SourceRow {
  private static final String SEPARATOR = ";";

  /** A row without columns, for values that need none. */
  public static final SourceRow NONE = new SourceRow("", 0, () -> new byte[0]);

  private final String file;
  private final String[] values;
  private final Map<Integer, List<String>> lists = new HashMap<>();
  private long line;
  private long sequence;
  private RowRefusedException problem;
  private byte[] original;
  private String content;
  private byte[] header = {};
  private final Supplier<byte[]> originals;

  /**
   * @param originals the sender's own bytes of the row read last; only asked for when it is refused
   */
  SourceRow(String file, int columns, Supplier<byte[]> originals) {
    this.file = file;
    this.values = new String[columns];
    this.originals = originals;
  }

  /**
   * A row of which nothing could be read.
   *
   * @param content tells what was sent from anything else, in place of the bytes of a row
   */
  public static SourceRow unreadable(
      String file, long line, String content, RowRefusedException refusal) {
    SourceRow row = new SourceRow(file, 0, () -> new byte[0]).begin(line).fail(refusal);
    row.content = content;
    return row;
  }

  /** Says by which line the columns of its file are named, in the file's own bytes. */
  SourceRow headedBy(byte[] columnNames) {
    header = columnNames;
    return this;
  }

  SourceRow begin(long startingLine) {
    Arrays.fill(values, "");
    lists.clear();
    line = startingLine;
    sequence++;
    problem = null;
    original = null;
    return this;
  }

  void set(int column, String value) {
    values[column] = value;
  }

  void set(int column, List<String> elements) {
    lists.put(column, elements);
    values[column] = String.join(SEPARATOR, elements);
  }

  /** Says from now on what another row says, which was put in its place. */
  SourceRow become(SourceRow other) {
    begin(line);
    System.arraycopy(other.values, 0, values, 0, Math.min(values.length, other.values.length));
    lists.putAll(other.lists);
    problem = other.problem;
    original = other.original();
    return this;
  }

  SourceRow fail(RowRefusedException reason, byte[] bytes) {
    problem = reason;
    original = bytes;
    return this;
  }

  SourceRow fail(RowRefusedException reason) {
    return fail(reason, null);
  }

  /** The value of a column; empty where the row has none. Elements of an array are joined. */
  public String value(int column) {
    return values[column];
  }

  /**
   * The value of a column as one text.
   *
   * @throws RowRefusedException where it is an array of which an element holds the separator
   */
  public String text(int column) throws RowRefusedException {
    List<String> elements = lists.get(column);
    if (elements != null && elements.stream().anyMatch(it -> it.contains(SEPARATOR))) {
      throw new RowRefusedException(
          RejectReason.FIELD_FORMAT,
          "",
          values[column],
          "不含 ; 的数组元素，或直接对应到列表字段 / elements without ';', or a list field right from the column");
    }
    return values[column];
  }

  /** The elements of an array; null where the value is a text. */
  public List<String> elements(int column) {
    return lists.get(column);
  }

  /** Tells the rows apart that this object has been. */
  public long sequence() {
    return sequence;
  }

  public RowRefusedException problem() {
    return problem;
  }

  public String file() {
    return file;
  }

  /** The line on which it begins, or its number in a sheet; the first of a file is 1. */
  public long line() {
    return line;
  }

  /** "file:line", the line on which the row begins; the first line of a file is 1. */
  public String origin() {
    return file + ":" + line;
  }

  /** Tells what was sent from anything else: a digest, whatever file and line it came from. */
  public String content() {
    if (content != null) {
      return content;
    }
    byte[] bytes = original();
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return new Sha256().add(bytes, 0, end).hex();
  }

  /** The line of column names of its file; empty where there is none. */
  public byte[] header() {
    return header;
  }

  public byte[] original() {
    return original == null ? originals.get() : original;
  }
}
