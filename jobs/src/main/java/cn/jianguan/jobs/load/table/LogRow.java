package cn.jianguan.jobs.load.table;

/**
 * A record of a topic and where it stands there. All that a row of a table is made of.
 *
 * @param partition partition of the topic
 * @param offset offset in that partition
 */
public record LogRow<R>(R record, int partition, long offset) {
  <S> LogRow<S> with(S other) {
    return new LogRow<>(other, partition, offset);
  }
}
