package cn.jianguan.local.cli;

import cn.jianguan.command.DataDirectory;
import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Opens what a replay or a stopped stack left, to be looked at, until Ctrl-C or SIGTERM: Kafka and
 * ClickHouse, no jobs. Nothing is loaded and nothing changes.
 */
@Command(
    name = "open",
    description =
        "只读打开数据目录（如重放所留），可用 sql、status、models / open a data directory that a replay left, to look at"
            + " it")
final class OpenCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private DataDirectory data;
  @Mixin private PortOptions ports;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StackOptions options =
        StackOptions.standard(Topics.LogTime.REPLAY, Home.migrations(), this::print)
            .with(List.of())
            .on(ports.ports());
    CountDownLatch stop = new CountDownLatch(1);
    try (Stack stack = Stack.open(data.path(), options)) {
      Thread hook = new Thread(() -> closeOnSignal(stop, stack), "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      print("已只读打开 / open to be looked at");
      print("  Kafka       " + stack.kafka().bootstrapServers());
      print("  ClickHouse  " + stack.cluster().clickHouse().endpoint());
      for (String command :
          List.of("status", "sql \"SELECT …\"", "models explain ALERT", "models list")) {
        print("  deploy/jianguan %s --data-dir %s".formatted(command, data.path()));
      }
      print("Ctrl-C 关闭，数据不变 / Ctrl-C closes; the data stays as it is");
      stop.await();
    }
    return 0;
  }

  /** Ctrl-C and SIGTERM end here; the JVM leaves when this returns. */
  private void closeOnSignal(CountDownLatch stop, Stack stack) {
    print("正在关闭 / closing");
    stack.close();
    stop.countDown();
  }
}
