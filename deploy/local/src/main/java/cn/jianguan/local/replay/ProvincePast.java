package cn.jianguan.local.replay;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.command.replay.Feed;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.logic.CompiledRuleCache;
import cn.jianguan.simulator.Scale;
import cn.jianguan.simulator.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Three months of the simulated province into a new data directory, under the log times at which it
 * became known, in fresh processes that end with it. Whoever starts a stack there afterwards goes
 * on from the end of the three months.
 *
 * @param end of the three months, log time
 * @param calendar source of the working calendar
 */
public record ProvincePast(Scale scale, long seed, Instant end, Path calendar) {

  /**
   * Feeds it, and returns when all that came of it is in ClickHouse.
   *
   * @throws IOException if a part does not start, or nothing moves for ten minutes
   */
  public void into(Path directory, StackOptions options, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (Stack stack = Stack.start(directory, options)) {
      JobConfiguration config = JobConfiguration.read(directory.resolve(Cluster.FILE));
      progress.accept("正在模拟三个月 / simulating three months: " + scale);
      Simulation simulation =
          new Simulation(
              scale, seed, end, config.get(AlertJobOptions.PSEUDONYM_SECRET), evaluator(config));
      List<TimedRecord> records =
          simulation.run(
              Source.load(calendar).references(),
              output -> {},
              day -> {
                if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                  progress.accept("  已模拟至 / simulated until " + day);
                }
              });
      progress.accept(
          "模拟部门 / simulated departments: %,d；记录 / records: %,d"
              .formatted(simulation.departments(), records.size()));
      feed(stack.cluster(), records, progress);
    }
  }

  private static EvaluatorOptions evaluator(JobConfiguration config) {
    return EvaluatorOptions.DEFAULT.with(
        CompiledRuleCache.in(Path.of(config.get(AlertJobOptions.RULES_CACHE_DIR))));
  }

  private static void feed(Cluster cluster, List<TimedRecord> records, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER));
        Feed feed = new Feed(cluster.kafka(LogUser.CLOCK))) {
      Drain drain = Drain.of(log, cluster, progress);
      long last = feed.writeAll(records.iterator(), records.size(), progress);
      drain.awaitAlerts(last);
      drain.awaitLoaded();
    }
  }
}
