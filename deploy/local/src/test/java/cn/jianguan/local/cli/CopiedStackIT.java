package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.local.Await;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole data directory that was copied. */
class CopiedStackIT {
  private static final Path MIGRATIONS = Path.of("..", "clickhouse").toAbsolutePath().normalize();
  private static final int ACTS = 100;

  @TempDir private Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void copy_goesOnWithWhatWasThere_andNeverTouchesTheOriginal() throws Exception {
    Path original = folder.resolve("original");
    int first = run(original, 0);
    Path copy = folder.resolve("copy");
    new ProcessBuilder("cp", "-a", original.toString(), copy.toString()).start().waitFor();
    Map<String, String> before = files(original);

    said.clear();
    run(copy, first);
    // Jobs with little state name no files: it lies in the metadata.
    assertThat(said)
        .anyMatch(it -> it.startsWith("alert-job") && it.contains("now names the files here"));
    assertThat(files(original)).isEqualTo(before);

    said.clear();
    run(original, first);
    assertThat(said).noneMatch(line -> line.contains("checkpoint"));
  }

  /**
   * Starts what lies there, which holds so many acts, and sends more; returns how many it holds.
   */
  private int run(Path directory, int earlier) throws Exception {
    StackOptions options = StackOptions.standard(Topics.LogTime.LIVE, MIGRATIONS, said::add);
    try (Stack stack = Stack.start(directory, options);
        ActStream acts = new ActStream(stack.cluster(), earlier)) {
      acts.awaitSent(ACTS);
      acts.end();
      int all = earlier + acts.sent().size();
      try (ClickHouse tables = ClickHouse.connect(stack.cluster().clickHouse())) {
        Await.until(
            all + " acts",
            () -> tables.strings("SELECT count() FROM act").equals(List.of(String.valueOf(all))));
      }
      FlinkClient flink = stack.flink().client();
      for (FlinkClient.Job job : flink.jobs()) {
        long done = flink.completedCheckpoints(job);
        Await.until("checkpoint", () -> flink.completedCheckpoints(job) > done + 1);
      }
      secretsAreKept(directory, stack);
      return all;
    }
  }

  private static void secretsAreKept(Path directory, Stack stack) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    List<String> secrets = secrets(directory);
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(4).doesNotContain("");
    for (long pid : List.of(stack.kafka().pid(), stack.clickHouse().pid(), stack.flink().pid())) {
      for (String shown : List.of("cmdline", "environ")) {
        assertThat(Files.readString(Path.of("/proc", String.valueOf(pid), shown)))
            .doesNotContain(secrets);
      }
    }
    for (String log : List.of("kafka/kafka.log", "clickhouse/clickhouse.log", "flink/flink.log")) {
      assertThat(Files.readString(directory.resolve(log))).doesNotContain(secrets);
    }
  }

  private static List<String> secrets(Path directory) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(directory.resolve(Cluster.FILE))) {
      properties.load(reader);
    }
    return properties.stringPropertyNames().stream()
        .filter(key -> key.endsWith("password") || key.endsWith("secret"))
        .map(properties::getProperty)
        .toList();
  }

  /** Size and last change of every file. */
  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(
            directory.relativize(file).toString(),
            Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return found;
  }
}
