package cn.jianguan.jobs.load.insert;

import cn.jianguan.jobs.load.projection.RowCollector;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.log.LogRecord;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/** What a partition's records have become since it was last cut: one block per table. */
public final class Chunk implements RowCollector {
  private final String topic;
  private final int partition;
  private final long number;
  private final Map<Table<?>, Block<?>> blocks = new IdentityHashMap<>();
  private long bytes;
  private long next;

  /**
   * @param number offset of its first record, divided by the offsets per chunk
   */
  public Chunk(String topic, int partition, long number) {
    this.topic = topic;
    this.partition = partition;
    this.number = number;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> void add(Table<R> table, LogRow<R> row) {
    Block<R> block =
        (Block<R>) blocks.computeIfAbsent(table, t -> new Block<>(t, topic, partition));
    int before = block.bytes();
    block.add(row);
    bytes += block.bytes() - before + row.at().bytes().length;
  }

  @Override
  public void drop(LogRecord record) {
    blocks.values().forEach(block -> block.drop(record));
    blocks.values().removeIf(block -> block.rows() == 0);
  }

  /** All of the record at this offset is in it, be it no row. */
  public void passed(long offset) {
    next = offset + 1;
  }

  /** Offset before which it holds everything. */
  public long next() {
    return next;
  }

  public Collection<Block<?>> blocks() {
    return blocks.values();
  }

  public long number() {
    return number;
  }

  /** What it holds in memory, rows and the records they were made of; what was dropped counts. */
  public long bytes() {
    return bytes;
  }
}
