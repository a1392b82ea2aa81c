package cn.jianguan.command.status;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.TopicIds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.skip.Skips;
import cn.jianguan.command.status.Observed.Unread;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.flink.TopicCheck;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SkipRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * The log and its readers.
 *
 * @param topics what is wrong with the topics, a line each
 * @param live whether log time is the broker's clock
 * @param heartbeats newest log time of every partition of the inputs, epoch ms, -1: nothing is
 *     there
 * @param unread partitions that hold records and that a job has never read
 * @param loaded next offset of the load job in every partition that it has read
 * @param skips what operators let jobs pass
 */
record LogSeen(
    List<String> topics,
    boolean live,
    Map<String, Long> heartbeats,
    List<Unread> unread,
    Map<TopicPartition, Long> loaded,
    List<SkipRecord> skips) {
  static final LogSeen NOTHING =
      new LogSeen(List.of(), false, Map.of(), List.of(), Map.of(), List.of());

  /**
   * Looks.
   *
   * @param ids which topics were there at the start, if anybody noted it
   */
  static LogSeen of(KafkaAddress address, Optional<Path> ids) throws IOException {
    KafkaAddress kafka = address.impatient();
    try (LogEnds log = new LogEnds(kafka);
        Admin admin = kafka.admin()) {
      TopicCheck check = Topics.check(admin);
      List<String> topics = new ArrayList<>();
      if (ids.isPresent()) {
        topics.addAll(new TopicIds(ids.get()).changed(admin));
      }
      topics.addAll(check.lines());
      if (!check.missing().isEmpty()) {
        return new LogSeen(topics, false, Map.of(), List.of(), Map.of(), List.of());
      }
      List<Unread> unread = new ArrayList<>();
      Map<TopicPartition, Long> loaded = Map.of();
      for (Job job : Job.values()) {
        Map<TopicPartition, Long> read = log.committedOffsets(job.jobName());
        unread.addAll(unread(job, read, log.committedEnds(names(job.reads()))));
        loaded = job == Job.LOAD ? read : loaded;
      }
      Map<String, Long> heartbeats = new TreeMap<>();
      log.newestByPartition(names(Topic.inputs()))
          .forEach((partition, time) -> heartbeats.put(partition.toString(), time));
      return new LogSeen(topics, Topics.areLive(admin), heartbeats, unread, loaded, Skips.of(log));
    } catch (ExecutionException e) {
      throw new IOException("Kafka: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<String> names(List<Topic> topics) {
    return topics.stream().map(Topic::kafkaName).toList();
  }

  /** A group that has read nothing yet belongs to a job that is starting. */
  private static List<Unread> unread(
      Job job, Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
    return read.isEmpty()
        ? List.of()
        : ends.entrySet().stream()
            .filter(end -> end.getValue() > 0 && !read.containsKey(end.getKey()))
            .map(end -> new Unread(job, end.getKey().toString(), end.getValue()))
            .toList();
  }
}
