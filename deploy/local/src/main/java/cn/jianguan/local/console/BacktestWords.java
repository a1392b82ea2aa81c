package cn.jianguan.local.console;

import cn.jianguan.local.process.JobJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the console starts a backtest: this very command line in a JVM of its own, whose options lie
 * in a file, since the class path is long.
 */
final class BacktestWords {
  private static final String MAIN = "cn.jianguan.local.cli.Jianguan";

  /** The least with which {@code deploy/jianguan} runs one: whoever is at the page comes first. */
  private static final String HEAP = "-Xmx1500m";

  private BacktestWords() {}

  /** Java and its file of options, a comma between; the file is written anew. */
  static String of(Path home) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(HEAP);
    words.add("-XX:+UseParallelGC");
    words.add("-XX:MetaspaceSize=192m");
    words.add("-XX:-UsePerfData");
    words.add("-Djianguan.home=" + System.getProperty("jianguan.home", "."));
    words.add("-Djianguan.log.clickhouse=OFF");
    words.add("-Duser.timezone=UTC");
    words.add("-Dfile.encoding=UTF-8");
    words.add("-Dsun.stdout.encoding=UTF-8");
    words.add("-Dsun.stderr.encoding=UTF-8");
    words.addAll(JobJvm.OPTIONS);
    words.addAll(JobJvm.ofEnvironment());
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(MAIN);
    Path options = home.resolve("backtest.options");
    Files.writeString(
        options, words.stream().map(BacktestWords::quoted).collect(Collectors.joining("\n")));
    return Path.of(System.getProperty("java.home"), "bin", "java") + ",@" + options;
  }

  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
