package cn.jianguan.jobs.load.insert;

import cn.jianguan.jobs.load.projection.LoadReject;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.RowBinary;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
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
  private final RowBinary bytes = new RowBinary();
  private int[] ends = new int[64];
  private long[] offsets = new long[64];
  private int rows;

  public Block(Table<R> table, String topic, int partition) {
    this.table = table;
    this.topic = topic;
    this.partition = partition;
  }

  public void add(LogRow<R> row) {
    int before = bytes.size();
    try {
      table.write(bytes, row);
    } catch (RuntimeException broken) {
      bytes.cutBack(before);
      throw broken;
    }
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 2);
      offsets = Arrays.copyOf(offsets, rows * 2);
    }
    ends[rows] = bytes.size();
    offsets[rows++] = row.offset();
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
    return ends[to - 1] - (from == 0 ? 0 : ends[from - 1]);
  }

  String position(int row) {
    return topic + "-" + partition + "-" + offsets[row];
  }

  /** The reject of a row that the server would not take; its original stays in the topic. */
  Block<RejectRecord> refusal(
      int row, Table<RejectRecord> rejects, RejectReason reason, String found) {
    LogRecord at = LogRecord.unopened(topic, partition, offsets[row], 0, new byte[0]);
    Block<RejectRecord> block = new Block<>(rejects, topic + "/" + table.name(), partition);
    block.add(new LogRow<>(LoadReject.of(at, reason, found), partition, offsets[row]));
    return block;
  }

  /**
   * Names the content of rows [from, to): all rows of this table between two offsets of a
   * partition. The width of the table is part of it: a table that gained a column takes a backfill
   * of offsets that it has already seen.
   */
  String token(int from, int to) {
    String range = offsets[from] + "-" + offsets[to - 1];
    String part = from == 0 && to == rows ? "" : "|" + from + "-" + to;
    return String.join(
        "|", table.name() + "/" + table.columns().size(), topic, "" + partition, range + part);
  }

  public void writeTo(OutputStream out, int from, int to) throws IOException {
    bytes.writeTo(out, from == 0 ? 0 : ends[from - 1], ends[to - 1]);
  }
}
