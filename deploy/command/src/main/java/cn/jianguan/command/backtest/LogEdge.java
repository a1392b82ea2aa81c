package cn.jianguan.command.backtest;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a running log is complete.
 *
 * @param end every act with a log time before this is in the act-log, committed; epoch ms
 * @param offsets where the act-log ended then
 */
record LogEdge(long end, Map<TopicPartition, Long> offsets) {
  private static final List<String> ACT_LOG = List.of(Topic.ACT_LOG.kafkaName());

  /** The clock of the alert job; a checkpoint after it, whose transactions are then committed. */
  static LogEdge of(LogEnds log, FlinkClient flink, Drain drain)
      throws IOException, InterruptedException {
    FlinkClient.Job job = flink.job(Drain.ALERT_JOB.job());
    OptionalLong clock = flink.watermark(job);
    if (clock.isEmpty() || clock.getAsLong() <= 0) {
      throw new IOException(
          "预警作业尚无时钟，请稍候再试 / the alert job has no clock yet, try again in a moment");
    }
    flink.checkpoint(job);
    Map<TopicPartition, Long> written = log.ends(ACT_LOG);
    drain.until(
        "行为日志已提交 / the act-log is committed",
        Drain.ALERT_JOB,
        () -> isReached(written, log.committedEnds(ACT_LOG)));
    return new LogEdge(clock.getAsLong() + 1, log.committedEnds(ACT_LOG));
  }

  /** The same where no job runs: a log that was read to its end before. */
  static LogEdge ofDrained(LogEnds log) {
    return new LogEdge(
        log.newest(Topic.inputs().stream().map(Topic::kafkaName).toList()),
        log.committedEnds(ACT_LOG));
  }

  private static boolean isReached(
      Map<TopicPartition, Long> wanted, Map<TopicPartition, Long> there) {
    return wanted.entrySet().stream().allMatch(it -> there.get(it.getKey()) >= it.getValue());
  }
}
