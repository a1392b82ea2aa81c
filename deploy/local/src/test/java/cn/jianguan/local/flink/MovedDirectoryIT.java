package cn.jianguan.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.local.Await;
import cn.jianguan.local.kafka.KafkaNode;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data directories that were copied, moved, or lost a file of their newest checkpoint. */
class MovedDirectoryIT {
  private static final String JOB = "counting";

  @TempDir private Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void copy_goesOnByItself_andTheOriginalToo_alsoAfterAMoveAndADamage() throws Exception {
    Path original = folder.resolve("original");
    run(original, 0, 1);
    Path copy = folder.resolve("copy");
    FileUtils.copyDirectory(original.toFile(), copy.toFile());
    Map<String, String> before = files(original.resolve("flink"));

    run(copy, 1, 4);
    assertThat(said).anyMatch(line -> line.contains("now names the files here"));
    assertThat(files(original.resolve("flink"))).isEqualTo(before);

    said.clear();
    run(original, 1, 2);
    assertThat(said).isEmpty();

    Path moved = folder.resolve("moved");
    Files.move(original, moved);
    run(moved, 2, 3);
    assertThat(said).anyMatch(line -> line.contains("now names the files here"));

    said.clear();
    Path newest = new Checkpoints(moved.resolve("flink"), spec()).newestComplete().orElseThrow();
    Files.write(newest.resolve("_metadata"), new byte[10]);
    run(moved, 3, 4);
    assertThat(said).anyMatch(line -> line.contains(newest.getFileName() + ": "));
  }

  /**
   * Starts what lies in a directory, and feeds parts; every result must come once, of all parts.
   */
  private void run(Path directory, int from, int to) throws Exception {
    try (KafkaNode kafka = KafkaNode.start(directory.resolve("kafka"))) {
      Topics.create(kafka.address(LogUser.ADMIN), Topics.LogTime.REPLAY);
      Path configuration = FlinkNodeIT.write(directory.resolve("jianguan.properties"), kafka);
      FlinkNode.Options options =
          new FlinkNode.Options(0, 0, 2, 1024, 640, CheckpointProfile.PROMPT, said::add);
      try (FlinkNode flink =
              FlinkNode.start(directory.resolve("flink"), options, configuration, List.of(spec()));
          KafkaConsumer<String, String> results = FlinkNodeIT.consumer(kafka)) {
        for (int part = from; part < to; part++) {
          FlinkNodeIT.write(kafka, part);
        }
        FlinkNodeIT.readUntil(results, new HashSet<>(), FlinkNodeIT.PART * to);
        FlinkClient client = flink.client();
        FlinkClient.Job job = client.job(JOB);
        long done = client.completedCheckpoints(job);
        // Two checkpoints after the last result: none that is taken instead writes results again.
        Await.until("checkpoints", () -> client.completedCheckpoints(job) > done + 2);
      }
    }
  }

  private static JobSpec spec() {
    return new JobSpec(JOB, CountingJob.class.getName());
  }

  /** Size and last change of every file. */
  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        FileTime changed = Files.getLastModifiedTime(file);
        found.put(directory.relativize(file).toString(), Files.size(file) + " " + changed);
      }
    }
    return found;
  }
}
