package cn.jianguan.local.bench;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.push.EndpointCommand;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine;

/**
 * How soon a department has the message about an act: from the log time of the act, as the broker
 * stamped it, until the department's endpoint has been sent what came of it, at the rate and with
 * the acts of {@link Latency}. Every organisation that the warm-up notified has an endpoint. Then
 * the same for every second of them, while the others fail, each in one of the ways of {@link
 * Trouble}.
 */
final class PushLatency {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final String RECIPIENTS =
      "SELECT DISTINCT recipient FROM notification WHERE recipient != '' AND role != 'ENTERPRISE'"
          + " ORDER BY recipient";
  private static final String NOTICES =
      "SELECT count() FROM notification FINAL WHERE recipient IN (SELECT agency_code FROM endpoint"
          + " FINAL WHERE endpoint_id LIKE 'bench-%%') AND role != 'ENTERPRISE' AND log_time >= fromUnixTimestamp64Milli(toInt64(%d))"
          + " AND log_time < fromUnixTimestamp64Milli(toInt64(%d))";

  private final Path directory;
  private final BenchOptions options;
  private final Consumer<String> progress;

  PushLatency(Path directory, BenchOptions options, Consumer<String> progress) {
    this.directory = directory;
    this.options = options;
    this.progress = progress;
  }

  BenchReport.Push measure(List<TimedRecord> acts, Latency latency)
      throws IOException, InterruptedException {
    try (Stack stack = Stack.start(directory, latency.stackOptions());
        Department department = Department.open()) {
      Cluster cluster = stack.cluster();
      LiveImport live = new LiveImport(cluster, progress);
      latency.prepare(live);
      int warmUp = options.actsOf(options.warmUp());
      int measured = options.actsOf(options.measured());
      try (SteadySender sender =
              new SteadySender(cluster.kafka(LogUser.GATEWAY), options.perSecond());
          ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
        progress.accept("预热 / warming up: " + warmUp);
        sender.send(acts.subList(0, warmUp));
        live.awaitLoaded();
        List<String> organisations = clickHouse.strings(RECIPIENTS);
        register(organisations, department);
        progress.accept("测量推送时延 / measuring until pushed: " + measured);
        Stretch well = new Stretch(sender, live, clickHouse, department);
        Pushed all = well.run(acts.subList(warmUp, warmUp + measured));
        int sick = fail(organisations, department);
        progress.accept("半数部门故障时再测 / measuring again while others fail: " + sick);
        Pushed amongSick = well.run(acts.subList(warmUp + measured, acts.size()));
        return new BenchReport.Push(
            all.latencies(),
            all.expected(),
            organisations.size(),
            all.perSecond(),
            sick,
            amongSick.latencies(),
            amongSick.expected());
      }
    }
  }

  private record Pushed(Percentiles latencies, long expected, double perSecond) {}

  /** Acts at the steady rate, and the messages about them to whoever acknowledges. */
  private record Stretch(
      SteadySender sender, LiveImport live, ClickHouse clickHouse, Department department) {
    Pushed run(List<TimedRecord> acts) throws IOException, InterruptedException {
      long since = System.currentTimeMillis();
      double seconds = sender.send(acts);
      long until = System.currentTimeMillis();
      live.awaitLoaded();
      long expected = count(clickHouse, since, until);
      await(department, expected, since, until);
      return new Pushed(department.latencies(since, until), expected, acts.size() / seconds);
    }
  }

  private static long count(ClickHouse clickHouse, long since, long until) throws IOException {
    return clickHouse.query(NOTICES.formatted(since, until), row -> row.getLong(1)).get(0);
  }

  /** By the commands that everybody uses; a test message that arrives shows that the job knows. */
  private void register(List<String> organisations, Department department) throws IOException {
    for (int i = 0; i < organisations.size(); i++) {
      String id = "bench-" + i;
      run("add", id, "--org", organisations.get(i), "--url", department.url());
      run("test", id);
    }
  }

  /** Returns how many fail from now on. */
  private int fail(List<String> organisations, Department department) throws IOException {
    Trouble[] troubles = Trouble.values();
    int sick = 0;
    for (int i = 1; i < organisations.size(); i += 2) {
      run("remove", "bench-" + i);
      String url = department.url(troubles[sick++ % troubles.length]);
      run("add", "sick-" + i, "--org", organisations.get(i), "--url", url);
    }
    return sick;
  }

  private void run(String... words) throws IOException {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data-dir";
    all[words.length + 1] = directory.toString();
    if (new CommandLine(new EndpointCommand()).execute(all) != 0) {
      throw new IOException("endpoint " + String.join(" ", words));
    }
  }

  private static void await(Department department, long expected, long since, long until)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (department.latencies(since, until).samples() < expected) {
      if (System.nanoTime() > end) {
        throw new IOException("未送达 / not all has been pushed of " + expected);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }
}
