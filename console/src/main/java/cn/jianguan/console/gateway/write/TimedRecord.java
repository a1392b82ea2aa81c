package cn.jianguan.console.gateway.write;

/**
 * One record for a topic.
 *
 * @param key Kafka key: the identity of the record, so that its images stay in one partition
 * @param logTime when it became known, epoch ms UTC; for a live import only informative
 * @param bytes Avro single-object encoding
 */
public record TimedRecord(Topic topic, byte[] key, long logTime, byte[] bytes) {
  /** The topics the gateway writes, in the order in which records of one moment are handed out. */
  public enum Topic {
    REFERENCE("reference"),
    ACTS("acts"),
    REJECTS("rejects");

    private final String kafkaName;

    Topic(String kafkaName) {
      this.kafkaName = kafkaName;
    }

    public String kafkaName() {
      return kafkaName;
    }
  }
}
