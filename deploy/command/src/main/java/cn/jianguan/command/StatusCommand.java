package cn.jianguan.command;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.cluster.MetricsClient;
import cn.jianguan.jobs.log.Job;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how the jobs are; exits with 1 if one of them does not run. */
@Command(name = "status", description = "各作业的状态 / how the jobs are")
public final class StatusCommand implements Callable<Integer> {
  private static final String SUSPENDED =
      "SELECT model_id, version, toString(since) AS since, failures, last_failure, example FROM"
          + " model_suspended ORDER BY since";

  @Mixin private ClusterOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    FlinkClient flink = cluster.flink();
    PrintWriter out = spec.commandLine().getOut();
    boolean allRun = true;
    for (Job job : Job.values()) {
      Optional<FlinkClient.Job> submitted = find(flink, job);
      boolean runs = submitted.isPresent() && flink.isRunning(job.jobName());
      allRun &= runs;
      out.printf("%-16s %-12s ", job.jobName(), runs ? "RUNNING" : "NOT RUNNING");
      out.println(submitted.isPresent() ? line(flink, submitted.get()) : "未提交 / not submitted");
    }
    if (!allRun) {
      out.println("请看 / see: " + cluster.logs());
    }
    cluster.metrics().ifPresent(address -> work(address, out));
    checkpoints(flink).ifPresent(out::println);
    suspended(cluster, out);
    out.flush();
    return allRun ? 0 : 1;
  }

  private static String line(FlinkClient flink, FlinkClient.Job job) throws IOException {
    return "检查点 / checkpoints %d   水位 / watermark %s"
        .formatted(flink.completedCheckpoints(job), watermark(flink.watermark(job)));
  }

  /** From the metrics; while Flink is being brought back nobody answers there. */
  private static void work(String address, PrintWriter out) {
    try {
      new StatusTable(new MetricsClient(address).read()).lines().forEach(out::println);
    } catch (IOException e) {
      out.println("指标暂不可用 / no metrics now: " + address);
    }
  }

  /** The job whose last checkpoint is the oldest: outputs since then are not visible yet. */
  private static Optional<String> checkpoints(FlinkClient flink) throws IOException {
    Instant oldest = Instant.MAX;
    String of = "";
    for (Job job : Job.values()) {
      Optional<FlinkClient.Job> submitted = find(flink, job);
      if (submitted.isEmpty()) {
        continue;
      }
      Optional<Instant> completed = flink.lastCheckpoint(submitted.get());
      if (completed.isPresent() && completed.get().isBefore(oldest)) {
        oldest = completed.get();
        of = job.jobName();
      }
    }
    return of.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "最早的检查点 / oldest checkpoint: %s, %d 秒前 s ago"
                .formatted(of, Duration.between(oldest, Instant.now()).toSeconds()));
  }

  /** Models that failed too often judge no more: acts pass them by until they are mended. */
  private static void suspended(Cluster cluster, PrintWriter out) throws IOException {
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      clickHouse.query(SUSPENDED, StatusCommand::suspended).forEach(out::println);
    }
  }

  private static String suspended(ResultSet model) throws SQLException {
    return ("模型 %s %s 自 %s 起自动停用 / suspended since then, %d 次失败 failures: %s%n"
            + "  例如 / e.g. %s。修正后发布新版本，或回退 / publish a mended version, or roll back:"
            + " deploy/jianguan models publish DIR …, models rollback ID VERSION …")
        .formatted(
            model.getString("model_id"),
            model.getString("version"),
            model.getString("since"),
            model.getLong("failures"),
            model.getString("last_failure"),
            model.getString("example"));
  }

  private static Optional<FlinkClient.Job> find(FlinkClient flink, Job job) throws IOException {
    try {
      return flink.find(job.jobName());
    } catch (IOException e) {
      throw new IOException(
          "无法连接 Flink；本机系统请先执行 / cannot reach Flink; a local stack is started by: deploy/jianguan up",
          e);
    }
  }

  private static String watermark(OptionalLong mark) {
    return mark.isPresent() && mark.getAsLong() > 0
        ? Instant.ofEpochMilli(mark.getAsLong()).toString()
        : "-";
  }
}
