package cn.jianguan.jobs.log.flink;

/**
 * A Kafka record of one of the log's topics, still closed. A bean, so that Flink needs no generic
 * serializer for it.
 */
public final class LogBean {
  public String topic;
  public int partition;
  public long offset;

  /** Record timestamp, epoch ms UTC. */
  public long logTime;

  /** Value in single-object encoding; null for a tombstone. */
  public byte[] value;

  public LogBean() {}

  public LogBean(String topic, int partition, long offset, long logTime, byte[] value) {
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.logTime = logTime;
    this.value = value;
  }

  /** {@code topic-partition-offset}. */
  public String position() {
    return topic + "-" + partition + "-" + offset;
  }
}
