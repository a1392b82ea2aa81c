package cn.jianguan.jobs.load.table;

import cn.jianguan.jobs.log.LogRecord;

/**
 * What a record of a topic says, and the record itself. All that a row of a table is made of.
 *
 * @param at where it stands
 */
public record LogRow<R>(R record, LogRecord at) {
  /** Partition of the topic. */
  public int partition() {
    return at.partition();
  }

  /** Offset in that partition. */
  public long offset() {
    return at.offset();
  }

  <S> LogRow<S> with(S other) {
    return new LogRow<>(other, at);
  }
}
