package cn.jianguan.command.replay;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a cluster that was set up by others must be like, to be fed by a replay. */
public final class EmptyCluster {
  private EmptyCluster() {}

  /**
   * Requires topics that take the time of their sender, jobs, and nothing in topics and tables:
   * what comes of other records could not be told from what comes of those that are fed.
   *
   * @throws IOException naming what is missing, or what is there
   */
  public static void require(Cluster cluster) throws IOException {
    Topics.requireReplayable(cluster.kafka(LogUser.READER));
    FlinkClient flink = cluster.flink();
    for (Job job : Job.values()) {
      flink.job(job.jobName());
    }
    List<String> topics = Arrays.stream(Topic.values()).map(Topic::kafkaName).toList();
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER))) {
      String filled =
          log.ends(topics).entrySet().stream()
              .filter(end -> end.getValue() > 0)
              .map(end -> end.getKey().topic())
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      requireNothing("主题中已有记录 / there are records in topics: ", filled);
    }
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      String rows = clickHouse.strings("SELECT toString(count()) FROM act").get(0);
      requireNothing("表中已有监管行为 / there are acts in tables: ", rows.equals("0") ? "" : rows);
    }
  }

  private static void requireNothing(String words, String found) throws IOException {
    if (!found.isEmpty()) {
      throw new IOException("集群非空，不能重放 / a replay needs an empty cluster: " + words + found);
    }
  }
}
