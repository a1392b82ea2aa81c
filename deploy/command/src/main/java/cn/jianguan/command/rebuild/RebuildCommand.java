package cn.jianguan.command.rebuild;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.Database;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.person.Erasures;
import cn.jianguan.jobs.load.position.ClickHousePositions;
import cn.jianguan.jobs.load.position.Gap;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.LogUser;
import cn.jianguan.record.ErasureRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Brings ClickHouse to what the topics say, whatever it holds now, while everything runs: tables by
 * the migrations, rows from the beginning of every topic. It stops nothing and can be repeated.
 */
@Command(
    name = "rebuild",
    description = "由日志主题重建 ClickHouse / ClickHouse out of the topics, whatever it lost")
public final class RebuildCommand extends ProgressCommand implements Callable<Integer> {
  private static final String BACKTESTS =
      "SELECT concat(name, ' ', toString(total_rows)) FROM system.tables WHERE database ="
          + " currentDatabase() AND name LIKE 'backtest\\_%' AND engine LIKE '%MergeTree' AND"
          + " total_rows > 0 ORDER BY name";

  @Mixin private ClusterOption option;

  @Option(
      names = "--drop",
      description =
          "先删除整个库，包括不在任何主题中的回测结果 / first drop the database, backtests in it too, which are in no"
              + " topic; otherwise what is there stays, and what is missing is added")
  private boolean drop;

  @Option(names = "--replicated", description = "集群上的复制表 / replicated tables, on a cluster")
  private boolean replicated;

  @Override
  public Integer call() throws Exception {
    Cluster cluster = option.cluster();
    Database database = new Database(cluster.clickHouse());
    notInTopics(cluster);
    Collection<ErasureRecord> erased = erased(cluster);
    if (drop) {
      progress("删除库 / dropping database " + cluster.clickHouse().database());
      database.drop();
    }
    progress("建表 / making tables");
    database.create(Home.migrations(), replicated);
    if (drop) {
      note(cluster);
    }
    keep(cluster, erased);
    progress("载入 / loading");
    long records = new TopicReload(cluster, this::progress).run();
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      Erasures.repeat(clickHouse, erased).forEach(this::print);
    }
    progress("完成 / done: %,d 条 records".formatted(records));
    return 0;
  }

  /**
   * Persons who were erased come back out of the topics, and are erased again. The log says who:
   * the tables may be lost, with what they say.
   */
  private static Collection<ErasureRecord> erased(Cluster cluster) {
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER))) {
      try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
        return Erasures.all(clickHouse, log).values();
      } catch (IOException noDatabase) {
        return Erasures.ofLog(log);
      }
    }
  }

  private static void keep(Cluster cluster, Collection<ErasureRecord> erased) throws IOException {
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      for (ErasureRecord erasure : erased) {
        Erasures.write(clickHouse, erasure);
      }
    }
  }

  /** Who breaks off is told by status what is missing. */
  private static void note(Cluster cluster) throws Exception {
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER));
        ClickHousePositions tables = new ClickHousePositions(cluster.clickHouse().client())) {
      List<Gap> gaps =
          log.committedOffsets(Job.LOAD.jobName()).entrySet().stream()
              .filter(read -> read.getValue() > 0)
              .map(
                  read ->
                      new Gap(read.getKey().topic(), read.getKey().partition(), 0, read.getValue()))
              .toList();
      if (!gaps.isEmpty()) {
        tables.note(gaps);
      }
    }
  }

  private void notInTopics(Cluster cluster) {
    List<String> found;
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      found = clickHouse.strings(BACKTESTS);
    } catch (IOException noDatabase) {
      found = List.of();
    }
    print(
        "不在任何主题中、无法重建 / in no topic, cannot be rebuilt: backtest_hit, backtest_run: "
            + (found.isEmpty()
                ? "无行 / no rows"
                : found.stream().collect(Collectors.joining(", "))
                    + (drop ? "，将删除 / are dropped" : "，保留 / stay")));
  }
}
