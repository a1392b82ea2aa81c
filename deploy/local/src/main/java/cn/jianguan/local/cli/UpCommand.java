package cn.jianguan.local.cli;

import cn.jianguan.local.kafka.Topics;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackFile;
import cn.jianguan.local.stack.StackOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the stack and keeps it running until Ctrl-C or SIGTERM. */
@Command(name = "up", description = "启动全部并保持运行 / start everything and keep running")
final class UpCommand implements Callable<Integer> {
  @Mixin private DataDirectory data;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    StackOptions options =
        StackOptions.standard(Topics.LogTime.LIVE, Home.migrations(), line -> print(out, line));
    CountDownLatch stop = new CountDownLatch(1);
    try (Stack stack = Stack.start(data.path(), options)) {
      Thread hook = new Thread(() -> stopOnSignal(stop, stack, out), "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      greet(out, stack.addresses());
      stop.await();
    }
    return 0;
  }

  /** Ctrl-C and SIGTERM end here; the JVM leaves when this returns. */
  private static void stopOnSignal(CountDownLatch stop, Stack stack, PrintWriter out) {
    print(out, "正在停止 / stopping");
    stack.close();
    stop.countDown();
  }

  private void greet(PrintWriter out, StackFile addresses) {
    print(out, "已就绪 / ready");
    print(out, "  Kafka       " + addresses.bootstrapServers());
    print(out, "  ClickHouse  " + addresses.clickHouse());
    print(out, "  Flink       " + addresses.flinkRest());
    print(out, "  配置 / configuration  " + data.path().resolve("jianguan.properties"));
    print(out, "接下来 / next:  deploy/jianguan status   deploy/jianguan sql \"SHOW TABLES\"");
  }

  private static void print(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
