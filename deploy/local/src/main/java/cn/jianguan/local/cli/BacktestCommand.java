package cn.jianguan.local.cli;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.backtest.Backtest;
import cn.jianguan.command.backtest.BacktestProgress;
import cn.jianguan.command.backtest.BacktestReport;
import cn.jianguan.command.backtest.BacktestText;
import cn.jianguan.command.backtest.Range;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.models.Packs;
import cn.jianguan.local.process.ManagedMain;
import cn.jianguan.local.stack.MachineShare;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.rules.pack.Pack;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what models would have done on the history of a running stack. */
@Command(
    name = "backtest",
    description =
        "在历史上回测模型，不影响运行中的作业 / what models would have done; running jobs go on undisturbed")
final class BacktestCommand extends ProgressCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ClusterOption option;

  @Parameters(
      paramLabel = Packs.LABEL + "|all",
      arity = "1..*",
      description = "模型编号、模型目录或全部，可多个 / shipped models, models' folders, or all; one job for all")
  private List<String> which;

  @Option(
      names = "--from",
      description = "起始入湖时间，缺省为日志之首 / first log time, 2014-01-31; otherwise that of the first act")
  private String from;

  @Option(
      names = "--to",
      description = "截止入湖时间（不含），缺省为日志之尾 / log time to end before; otherwise the end of the log")
  private String to;

  @Option(names = "--report", description = "JSON 报告 / write the report to this file as JSON")
  private Path report;

  @Option(
      names = "--by",
      defaultValue = "${sys:user.name}",
      description = "记录在案的执行人 / who is on record as having run it (default: ${DEFAULT-VALUE})")
  private String by;

  @Option(
      names = "--watched",
      description =
          "供页面调用：进度逐行输出为 JSON，标准输入关闭即中止 / for the page: progress as lines of JSON; broken off when"
              + " its standard input ends")
  private boolean watched;

  @Option(
      names = "--offline",
      description =
          "对未运行的数据目录（如重放所留）：仅为回测启动其 Kafka 与 ClickHouse / for a directory that a replay left: starts"
              + " its Kafka and ClickHouse for the time of the run, and no jobs")
  private boolean offline;

  @Override
  public Integer call() throws Exception {
    if (!offline) {
      return run(option.cluster());
    }
    if (option.isFile()) {
      throw new IllegalArgumentException(
          "--offline 仅用于本机数据目录 / --offline is for a local data directory, not for --config");
    }
    option.cluster(); // there must have been a stack
    StackOptions options =
        StackOptions.standard(Topics.LogTime.REPLAY, Home.migrations(), this::progress)
            .taking(MachineShare.ofThisMachine(0));
    try (Stack stack = Stack.start(option.dataDirectory(), options.with(List.of()))) {
      return run(stack.cluster());
    }
  }

  private int run(Cluster cluster) throws Exception {
    Instant first = from == null ? null : Range.moment(from);
    Instant end = to == null ? null : Range.moment(to);
    List<Pack> packs = new ArrayList<>();
    which.forEach(it -> packs.addAll(Packs.of(it)));
    if (watched) {
      Thread here = Thread.currentThread();
      ManagedMain.leaveWithParent(() -> breakOff(here));
    }
    BacktestReport found = new Backtest(cluster, offline, by, this::tell).run(packs, first, end);
    if (!watched) {
      BacktestText.lines(found).forEach(this::print);
    }
    if (report != null) {
      found.write(report);
      print("报告 / report: " + report);
    }
    return 0;
  }

  private void tell(BacktestProgress now) {
    if (!watched) {
      progress(now.words());
      return;
    }
    try {
      print(JSON.writeValueAsString(now));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The run deletes what it had written beside it, and ends with an error. */
  private static void breakOff(Thread run) {
    run.interrupt();
    try {
      run.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
