package cn.jianguan.local.cli;

import cn.jianguan.command.DataDirectory;
import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.local.console.ConsoleNode;
import cn.jianguan.local.process.OwnFile;
import cn.jianguan.local.replay.ProvincePast;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.simulator.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Starts the stack, loads the models and a real sample into a new data directory, and keeps running
 * until Ctrl-C or SIGTERM. A second start keeps the data.
 */
@Command(name = "up", description = "启动全部并保持运行 / start everything and keep running")
final class UpCommand extends ProgressCommand implements Callable<Integer> {
  private static final String SAMPLE = "tw_env";

  /** There once the sample has been loaded; a load that broke off is repeated, and counted once. */
  private static final String LOADED = "loaded";

  @Mixin private DataDirectory data;
  @Mixin private PortOptions ports;
  @Mixin private MemoryOption memory;

  @Option(names = "--no-console", description = "不启动页面 / without the page")
  private boolean noConsole;

  @Option(
      names = "--province",
      paramLabel = "SCALE",
      description =
          "新数据目录载入模拟省份的三个月而非真实样例：tiny 约 850 条预警、数分钟，small 200 个部门、2.4 万条；"
              + "来源、机构、名称均有模拟标记 / into a new data directory: three months of a simulated"
              + " province instead of the real sample: tiny, some 850 alerts in minutes, or small, 200"
              + " departments and 24,000 alerts; every source, agency and name is marked")
  private String province;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "模拟省份的种子，同一种子结果相同 / seed of the simulated province: the same, the same records")
  private long seed;

  private volatile boolean stopping;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StackOptions options =
        StackOptions.standard(Topics.LogTime.LIVE, Home.migrations(), this::print)
            .on(ports.ports())
            .taking(memory.share());
    options = noConsole ? options : options.showing(Home.console());
    if (province != null) {
      loadProvince(options);
    }
    CountDownLatch stop = new CountDownLatch(1);
    try (Stack stack = Stack.start(data.path(), options)) {
      Thread hook = new Thread(() -> stopOnSignal(stop, stack), "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      Readiness readiness = new Readiness(stack.cluster(), this::progress);
      readiness.await();
      loadIfNew(stack.cluster());
      readiness.await();
      greet(stack);
      stop.await();
    } catch (IOException | RuntimeException e) {
      if (!stopping) { // else it is only what stopping did to the load
        throw e;
      }
    }
    return 0;
  }

  /** Ctrl-C and SIGTERM end here; the JVM leaves when this returns. */
  private void stopOnSignal(CountDownLatch stop, Stack stack) {
    stopping = true;
    print("正在停止 / stopping");
    stack.close();
    stop.countDown();
  }

  /** Its three months end with the last full hour, so that deadlines go on as they stand. */
  private void loadProvince(StackOptions options) throws IOException, InterruptedException {
    Scale scale = Scale.of(province);
    if (Files.exists(data.path().resolve(LOADED))) {
      return;
    }
    if (Files.exists(data.path().resolve(Cluster.FILE))) {
      throw new IOException(
          "模拟省份只能载入新的数据目录 / a simulated province needs a new data directory: " + data.path());
    }
    Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
    new ProvincePast(scale, seed, end, Home.sources().resolve("cn"))
        .into(data.path(), options.fedWithThePast(), this::print);
    OwnFile.createIfMissing(data.path().resolve(LOADED));
  }

  private void loadIfNew(Cluster cluster) throws IOException, InterruptedException {
    Path marker = data.path().resolve(LOADED);
    LiveImport load = new LiveImport(cluster, this::print);
    if (!Files.exists(marker)) {
      print("发布模型 / publishing models: " + load.publishModels());
      print("载入真实样例 / loading a real sample: deploy/sample/" + SAMPLE);
      load.run(Source.load(Home.sources().resolve("cn")), null);
      load.run(Source.load(Home.sources().resolve(SAMPLE)), Home.sample().resolve(SAMPLE));
      load.awaitLoaded();
      OwnFile.createIfMissing(marker);
    }
    LiveImport.Counts counts = load.counts();
    print(
        "ClickHouse: %,d 行为 acts, %,d 预警 alerts, %,d 拒收 rejects"
            .formatted(counts.acts(), counts.alerts(), counts.rejects()));
  }

  private void greet(Stack stack) throws IOException {
    Cluster cluster = stack.cluster();
    print("已就绪 / ready");
    if (stack.console().isPresent()) {
      greet(stack.console().get());
    }
    print("  Kafka       " + cluster.kafka(LogUser.READER).bootstrapServers());
    print(
        "              各用户的客户端设置 / client settings of each user: "
            + data.path().resolve("kafka/users"));
    print("  ClickHouse  " + cluster.clickHouse().endpoint());
    print("  Flink       " + cluster.flinkRest());
    print(
        "              浏览器先导入 / import into a browser first: "
            + data.path().resolve("flink/rest.p12")
            + "，密码 / password: "
            + data.path().resolve("flink/rest.password"));
    cluster.metrics().ifPresent(it -> print("  指标 metrics " + it));
    print("  配置 / configuration  " + data.path().resolve(Cluster.FILE));
    print(NextSteps.text(data.path()));
    print("Ctrl-C 停止，数据保留 / Ctrl-C stops; the data stays");
  }

  /** The password is told until it was changed, for it is known to nobody else. */
  private void greet(ConsoleNode console) throws IOException {
    print("  页面 page   " + console.address());
    console
        .firstPassword()
        .ifPresent(
            it ->
                print("              首次登录 / first log-in: admin，一次性密码 / one-time password: " + it));
  }
}
