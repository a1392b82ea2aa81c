package cn.jianguan.jobs.load.insert;

import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.RowBinary;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.log.LogRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The rows of one table from a range of offsets of one partition: what is sent in one insert. Once
 * sent it is never written to again, so that every retry sends the same bytes.
 */
public final class Block<R> {
  private final Table<R> table;
  private final String topic;
  private final int partition;
  private final String form;
  private final RowBinary bytes = new RowBinary();
  private int[] ends = new int[64];
  private LogRecord[] records = new LogRecord[64];
  private int rows;

  public Block(Table<R> table, String topic, int partition) {
    this.table = table;
    this.form = table.form();
    this.topic = topic;
    this.partition = partition;
  }

  public void add(LogRow<R> row) {
    int before = bytes.size();
    try {
      table.write(bytes, row);
    } catch (RuntimeException | Error broken) {
      bytes.cutBack(before);
      throw broken;
    }
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 2);
      records = Arrays.copyOf(records, rows * 2);
    }
    ends[rows] = bytes.size();
    records[rows++] = row.at();
  }

  /** Forgets the last rows as far as they are of this record. */
  void drop(LogRecord record) {
    while (rows > 0 && records[rows - 1] == record) {
      records[--rows] = null;
    }
    bytes.cutBack(start(rows));
  }

  public Table<R> table() {
    return table;
  }

  public int rows() {
    return rows;
  }

  public int bytes() {
    return bytes.size();
  }

  /** Of rows [from, to). */
  int bytes(int from, int to) {
    return start(to) - start(from);
  }

  /** What a row was made of. */
  LogRecord record(int row) {
    return records[row];
  }

  /**
   * Names the content of rows [from, to): all rows of this table between two rows, each told by its
   * offset in the partition and its place among the rows of its record. However a block was cut
   * before or is divided, one name is one content. The form of the table is part of it: a table
   * that gained or changed a column takes a backfill of offsets that it has already seen.
   */
  String token(int from, int to) {
    return String.join(
        "|", form, topic, Integer.toString(partition), name(from) + "-" + name(to - 1));
  }

  private String name(int row) {
    int first = row;
    while (first > 0 && records[first - 1].offset() == records[row].offset()) {
      first--;
    }
    return records[row].offset() + (row == first ? "" : "." + (row - first));
  }

  private int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  public void writeTo(OutputStream out, int from, int to) throws IOException {
    bytes.writeTo(out, start(from), start(to));
  }
}
