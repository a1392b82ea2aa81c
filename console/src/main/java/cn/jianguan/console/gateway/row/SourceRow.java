package cn.jianguan.console.gateway.row;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * One row of a file: the values of its columns, and where it came from. A reader hands out the same
 * object again and again; whoever keeps values beyond the next row copies them.
 *
 * <p>A row that could not be read at all carries the {@link #problem()} instead of values.
 */
public final class SourceRow {
  private final String file;
  private final String[] values;
  private long line;
  private long sequence;
  private RowRefusedException problem;
  private byte[] original;
  private final Supplier<byte[]> originals;

  /**
   * @param originals the sender's own bytes of the row read last; only asked for when it is refused
   */
  SourceRow(String file, int columns, Supplier<byte[]> originals) {
    this.file = file;
    this.values = new String[columns];
    this.originals = originals;
  }

  /** A row of which nothing could be read. */
  public static SourceRow unreadable(String file, long line, RowRefusedException refusal) {
    return new SourceRow(file, 0, () -> new byte[0]).begin(line).fail(refusal);
  }

  SourceRow begin(long startingLine) {
    Arrays.fill(values, "");
    line = startingLine;
    sequence++;
    problem = null;
    original = null;
    return this;
  }

  void set(int column, String value) {
    values[column] = value;
  }

  SourceRow fail(RowRefusedException reason, byte[] bytes) {
    problem = reason;
    original = bytes;
    return this;
  }

  SourceRow fail(RowRefusedException reason) {
    return fail(reason, null);
  }

  /** The value of a column; empty where the row has none. */
  public String value(int column) {
    return values[column];
  }

  /** Tells the rows apart that this object has been. */
  public long sequence() {
    return sequence;
  }

  public RowRefusedException problem() {
    return problem;
  }

  /** "file:line", the line on which the row begins; the first line of a file is 1. */
  public String origin() {
    return file + ":" + line;
  }

  public byte[] original() {
    return original == null ? originals.get() : original;
  }
}
