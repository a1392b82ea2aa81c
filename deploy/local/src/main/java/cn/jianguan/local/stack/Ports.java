package cn.jianguan.local.stack;

import cn.jianguan.local.process.FreePort;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Ports of a stack on 127.0.0.1; 0: the one of the last start, or any free one.
 *
 * @param metrics where metrics are shown
 */
public record Ports(int kafka, int clickHouse, int flink, int metrics, int console) {
  public static final Ports ANY = new Ports(0, 0, 0, 0, 0);

  /**
   * These where they were asked for, else those of the last start, so that addresses people noted
   * stay true.
   *
   * @throws IOException if one that was asked for is taken
   */
  Ports orLast(Ports last, Consumer<String> progress) throws IOException {
    return new Ports(
        choose("Kafka", kafka, last.kafka, progress),
        choose("ClickHouse", clickHouse, last.clickHouse, progress),
        choose("Flink", flink, last.flink, progress),
        choose("metrics", metrics, last.metrics, progress),
        choose("console", console, last.console, progress));
  }

  private static int choose(String of, int wanted, int last, Consumer<String> progress)
      throws IOException {
    if (wanted != 0 && !FreePort.isFree(wanted)) {
      throw new IOException("端口已被占用 / port is taken: %s %d".formatted(of, wanted));
    }
    if (wanted != 0 || last == 0 || FreePort.isFree(last)) {
      return wanted != 0 ? wanted : last;
    }
    progress.accept(
        "端口 %d 已被占用，%s 改用其他端口 / port %d is taken, another one for %s"
            .formatted(last, of, last, of));
    return 0;
  }
}
