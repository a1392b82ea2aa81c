package cn.jianguan.command.replay;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Everything that some sources know into a cluster, in the order in which it became known, and what
 * came of it there.
 */
public final class ClusterReplay implements AutoCloseable {
  private final Cluster cluster;
  private final ReplayLog records;
  private final Consumer<String> progress;
  private final LogEnds log;
  private final Map<TopicPartition, Long> begins;
  private double seconds;

  /** What is in the topics already is not counted. */
  public ClusterReplay(Cluster cluster, ReplayLog records, Consumer<String> progress) {
    this.cluster = cluster;
    this.records = records;
    this.progress = progress;
    log = new LogEnds(cluster.kafka(LogUser.READER));
    begins = log.ends(LogCounts.TOPICS);
  }

  /**
   * Feeds the records, and returns when all that came of them is in ClickHouse.
   *
   * @throws IOException if nothing moves for ten minutes
   */
  public void feed() throws IOException, InterruptedException {
    long began = System.nanoTime();
    Drain drain = Drain.of(log, cluster, progress);
    try (Feed feed = new Feed(cluster.kafka(LogUser.CLOCK))) {
      long end = feed.writeAll(records.iterator(), records.size(), progress);
      progress.accept("已写入 / written: " + feed.written());
      drain.awaitAlerts(end);
      drain.awaitLoaded();
    }
    seconds = (System.nanoTime() - began) / 1e9;
  }

  /** Counts what came of it. */
  public Report report(Report.Circumstances circumstances) throws IOException {
    progress.accept("清点 / counting …");
    LogCounts counts = LogCounts.between(log, begins, log.ends(LogCounts.TOPICS));
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      return Report.of(
          records.reports(),
          counts,
          TableCounts.of(clickHouse),
          new Fingerprint(clickHouse).tables(),
          seconds,
          circumstances);
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
