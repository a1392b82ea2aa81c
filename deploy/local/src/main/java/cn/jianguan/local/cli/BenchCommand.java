package cn.jianguan.local.cli;

import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.local.bench.Bench;
import cn.jianguan.local.bench.BenchOptions;
import cn.jianguan.local.bench.BenchReport;
import cn.jianguan.local.bench.PageCrowd;
import cn.jianguan.local.bench.PlanScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures this machine with copies of the bundled sample; Ctrl-C leaves nothing behind. */
@Command(
    name = "bench",
    description = "测吞吐与预警时延 / measure throughput and how soon alerts are there")
final class BenchCommand extends ProgressCommand implements Callable<Integer> {
  private static final String SAMPLE = "tw_env";
  private static final String SAMPLE_PROVINCE = "710000";
  private static final int PATIENCE_SECONDS = 60;

  @Option(names = "--report", required = true, description = "JSON 报告 / where the report goes")
  private Path report;

  @Option(
      names = "--data-dir",
      description = "数据目录，须为空，保留；缺省为临时目录 / empty data directory, kept; otherwise a temporary one")
  private Path data;

  @Option(
      names = "--acts",
      defaultValue = "500000",
      description = "行为数 / acts to push through (default: ${DEFAULT-VALUE})")
  private int acts;

  @Option(
      names = "--only",
      description =
          "rules：只测规则引擎，不启动任何进程；push：只测从行为到推送；plans：只测双随机计划；page：只测多人查询页面；state：只测状态增长 / rules:"
              + " the engine alone, nothing is started; push: how soon departments are sent"
              + " messages; plans: what 13,935 plans of random inspections cost; page: people at"
              + " the page; state: throughput with many objects known, by that with few")
  private Only only;

  @Option(
      names = "--people",
      defaultValue = "200",
      description = "page：同时在线人数 / page: people at once (default: ${DEFAULT-VALUE})")
  private int people;

  @Option(
      names = "--open-alerts",
      defaultValue = "100000",
      description = "page：在办预警数 / page: alerts that are open (default: ${DEFAULT-VALUE})")
  private int openAlerts;

  @Option(
      names = "--objects",
      defaultValue = "8000000",
      description = "state：已知对象数 / state: objects that are known (default: ${DEFAULT-VALUE})")
  private long objects;

  @Option(
      names = "--drawn",
      defaultValue = "1500000",
      description =
          "plans：抽取对象数，计划与部门按比例 / plans: drawn objects, with as many plans and departments as go with"
              + " them (default: ${DEFAULT-VALUE})")
  private int drawn;

  @Mixin private MemoryOption memory;

  private enum Only {
    rules,
    push,
    plans,
    page,
    state
  }

  private volatile boolean stopping;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = data != null ? data : Files.createTempDirectory("jianguan-bench");
    CountDownLatch ended = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Thread hook = new Thread(() -> stop(main, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      run(directory.toAbsolutePath().normalize());
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (!stopping) { // else it is only what stopping did to the run
        throw e;
      }
    } finally {
      Thread.interrupted(); // else deleting would be interrupted too
      if (data == null) {
        FileUtils.deleteDirectory(directory.toFile());
      }
      ended.countDown();
    }
    return 0;
  }

  private void run(Path directory) throws IOException, InterruptedException {
    BenchOptions options =
        BenchOptions.standard(
            ReplaySources.of(List.of(Home.sample().resolve(SAMPLE)), List.of(), Home.sources()),
            directory,
            Home.migrations(),
            acts,
            memory.share());
    Bench bench = new Bench(options, this::progress);
    if (only == Only.rules) {
      bench.runRules().write(report);
      progress("完成 / done → " + report);
      return;
    }
    if (only == Only.push) {
      BenchReport.OfPush pushed = bench.runPush();
      pushed.write(report);
      progress("完成 / done: " + pushed.push() + " → " + report);
      return;
    }
    if (only == Only.plans) {
      BenchReport.OfPlans plans = bench.runPlans(PlanScale.of(drawn));
      plans.write(report);
      progress("完成 / done: " + plans.plans() + " → " + report);
      return;
    }
    if (only == Only.state) {
      BenchReport.OfState state = bench.runState(objects);
      state.write(report);
      progress("完成 / done: " + state.state() + " → " + report);
      return;
    }
    if (only == Only.page) {
      BenchReport.OfPage watched =
          bench.runPage(new PageCrowd(people, openAlerts, SAMPLE_PROVINCE));
      watched.write(report);
      progress("完成 / done: " + watched.page() + " → " + report);
      return;
    }
    BenchReport result = bench.run();
    result.write(report);
    progress("完成 / done: " + result.summary() + " → " + report);
  }

  /** Ctrl-C and SIGTERM end here; the JVM leaves when this returns. */
  private void stop(Thread main, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    stopping = true;
    progress("正在停止 / stopping");
    main.interrupt();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
