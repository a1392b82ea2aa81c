package cn.jianguan.command;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.cluster.StackFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how the jobs of a running stack are; exits with 1 if one of them does not run. */
@Command(name = "status", description = "各作业的状态 / how the jobs are")
public final class StatusCommand implements Callable<Integer> {
  private static final String SUSPENDED =
      "SELECT model_id, version, toString(since) AS since, failures, last_failure, example FROM"
          + " model_suspended ORDER BY since";

  @Mixin private DataDirectory data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StackFile stack = StackFile.ofRunningStack(data.path());
    FlinkClient flink = new FlinkClient(stack.flinkRest());
    PrintWriter out = spec.commandLine().getOut();
    boolean allRun = true;
    for (FlinkClient.Job job : jobs(flink)) {
      boolean runs = flink.isRunning(job.name());
      allRun &= runs;
      out.printf(
          "%-16s %-12s 检查点 / checkpoints %d   水位 / watermark %s%n",
          job.name(),
          runs ? "RUNNING" : "NOT RUNNING",
          flink.completedCheckpoints(job),
          watermark(flink.watermark(job)));
    }
    if (!allRun) {
      out.println("请看日志 / see the log: " + data.path().resolve("flink").resolve("flink.log"));
    }
    suspended(stack, out);
    out.flush();
    return allRun ? 0 : 1;
  }

  /** Models that failed too often judge no more: acts pass them by until they are mended. */
  private static void suspended(StackFile stack, PrintWriter out) throws IOException {
    for (JsonNode model : new ClickHouse(stack).rows(SUSPENDED, Map.of())) {
      out.printf(
          "模型 %s %s 自 %s 起自动停用 / suspended since then, %d 次失败 failures: %s%n",
          model.path("model_id").asText(),
          model.path("version").asText(),
          model.path("since").asText(),
          model.path("failures").asLong(),
          model.path("last_failure").asText());
      out.println(
          "  例如 / e.g. "
              + model.path("example").asText()
              + "。修正后发布新版本，或回退 / publish a mended version, or roll back: deploy/jianguan"
              + " models publish DIR …, models rollback ID VERSION …");
    }
  }

  private static Iterable<FlinkClient.Job> jobs(FlinkClient flink) throws IOException {
    try {
      return flink.jobs();
    } catch (IOException e) {
      throw new IOException(
          "Flink 未运行,请先执行 / Flink is not running, start it first: deploy/jianguan up", e);
    }
  }

  private static String watermark(OptionalLong mark) {
    return mark.isPresent() && mark.getAsLong() > 0
        ? Instant.ofEpochMilli(mark.getAsLong()).toString()
        : "-";
  }
}
