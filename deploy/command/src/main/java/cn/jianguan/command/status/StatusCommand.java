package cn.jianguan.command.status;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.status.Observed.JobSeen;
import cn.jianguan.jobs.config.CommandOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says whether work is done: exits with 1 and one line about what stands, since when, and what to
 * do, if anything does. What stands beside it or because of it, and the values that were judged,
 * follow.
 */
@Command(
    name = "status",
    description = "是否在推进，停滞则退出码 1 / whether work is done; exits with 1 if something stands")
public final class StatusCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Mixin private ClusterOption option;
  @Spec private CommandSpec spec;

  @Option(
      names = "--serve",
      description =
          "持续在 status.endpoint 应答页面的询问，直至 Ctrl-C / answers the console at status.endpoint until"
              + " Ctrl-C")
  private boolean serve;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (serve) {
      try (StatusService service = StatusService.start(option.cluster())) {
        out.println("正在应答 / answering " + service.address());
        out.flush();
        new CountDownLatch(1).await();
      }
    }
    if (option.isOpened()) {
      StoredCounts.of(option.cluster().clickHouse()).lines().forEach(out::println);
      out.flush();
      return 0;
    }
    Cluster cluster = option.cluster();
    Observer observer = new Observer(cluster);
    Observed seen = observer.observe();
    Judgement judgement = new Judgement(seen);
    List<Standstill> standstills = judgement.standstills();
    standstills.stream().findFirst().ifPresent(it -> out.println(it.line(seen.at())));
    standstills.stream().skip(1).map(Standstill::lineBehind).forEach(out::println);
    judgement.notes().forEach(out::println);
    seen.jobs().forEach(job -> out.println(line(job, seen.at())));
    seen.clock()
        .filter(clock -> clock.at().orElse(-1) > 0)
        .ifPresent(
            clock ->
                out.printf(
                    "日志时钟 / clock of the log: %d 秒前 s ago%n",
                    Duration.between(Instant.ofEpochMilli(clock.at().getAsLong()), seen.at())
                        .toSeconds()));
    if (!seen.jobs().isEmpty()) {
      new StatusTable(observer.samples()).lines().forEach(out::println);
    }
    oldest(seen).ifPresent(out::println);
    cluster.configuration().find(CommandOptions.CONSOLE_ENDPOINT).ifPresent(it -> page(it, out));
    cluster
        .configuration()
        .find(CommandOptions.STACK_SHARE)
        .ifPresent(share -> out.println("占用 / takes: " + share));
    out.flush();
    return standstills.isEmpty() ? 0 : 1;
  }

  /** People wait for it, and no job does. */
  private static void page(String address, PrintWriter out) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/health")).timeout(PATIENCE).build();
    boolean up;
    try {
      up =
          HttpClient.newBuilder()
                  .connectTimeout(PATIENCE)
                  .build()
                  .send(question, HttpResponse.BodyHandlers.discarding())
                  .statusCode()
              == 200;
    } catch (IOException e) {
      up = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      up = false;
    }
    out.printf("页面 / page: %s  %s%n", address, up ? "在线 / up" : "不应答 / does not answer");
  }

  private static String line(JobSeen job, Instant now) {
    return "%-16s %-12s 检查点 / checkpoint %s   近期失败 / failures in %d min: %d"
        .formatted(
            job.job().jobName(),
            job.runs() ? "RUNNING" : "NOT RUNNING",
            job.checkpoint().map(it -> age(it, now)).orElse("-"),
            Judgement.RECENT.toMinutes(),
            job.failures().size());
  }

  private static String age(Instant moment, Instant now) {
    return "%s (%d s)"
        .formatted(
            moment.truncatedTo(ChronoUnit.SECONDS), Duration.between(moment, now).toSeconds());
  }

  /** The job whose last checkpoint is the oldest: outputs since then are not visible yet. */
  private static Optional<String> oldest(Observed seen) {
    return seen.jobs().stream()
        .filter(job -> job.checkpoint().isPresent())
        .min(Comparator.comparing(job -> job.checkpoint().get()))
        .map(
            job ->
                "最早的检查点 / oldest checkpoint: %s, %d 秒前 s ago"
                    .formatted(
                        job.job().jobName(),
                        Duration.between(job.checkpoint().get(), seen.at()).toSeconds()));
  }
}
