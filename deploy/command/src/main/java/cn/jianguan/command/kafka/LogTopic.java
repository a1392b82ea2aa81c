package cn.jianguan.command.kafka;

import java.util.Arrays;
import java.util.List;

/** The topics of the log. Inputs are what jobs wait for by log time; only they need heartbeats. */
public enum LogTopic {
  ACTS("acts", true, Partitions.MANY),
  REFERENCE("reference", true, Partitions.ONE),
  MODELS("models", true, Partitions.ONE),
  COMMANDS("commands", true, Partitions.ONE),
  ACT_LOG("act-log", false, Partitions.MANY),
  HITS("hits", false, Partitions.MANY),
  SHADOW_HITS("shadow-hits", false, Partitions.MANY),
  ALERT_LOG("alert-log", false, Partitions.MANY),
  REJECTS("rejects", false, Partitions.MANY),
  NOTIFICATIONS("notifications", false, Partitions.ONE),
  STATISTICS("statistics", false, Partitions.MANY);

  private final String topic;
  private final boolean input;
  private final int partitions;

  LogTopic(String topic, boolean input, int partitions) {
    this.topic = topic;
    this.input = input;
    this.partitions = partitions;
  }

  public String topic() {
    return topic;
  }

  public boolean isInput() {
    return input;
  }

  /** On one machine; a cluster has its own numbers. */
  public int partitions() {
    return partitions;
  }

  /** The topics that the jobs' clock runs on. */
  public static List<LogTopic> inputs() {
    return Arrays.stream(values()).filter(LogTopic::isInput).toList();
  }

  private interface Partitions {
    int ONE = 1;
    int MANY = 2;
  }
}
