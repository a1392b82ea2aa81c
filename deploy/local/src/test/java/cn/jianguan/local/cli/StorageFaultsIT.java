package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.local.Await;
import cn.jianguan.local.stack.MachineShare;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Storage that fails under a stack, and what brings it back: time, or one command. A copied
 * directory is {@link CopiedStackIT}'s.
 */
class StorageFaultsIT {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path MIGRATIONS = ROOT.resolve("deploy/clickhouse");
  private static final String HOME = "jianguan.home";
  private static final int DISK_MEGABYTES = 900;
  private static final int ACTS = 100;

  @TempDir private Path folder;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private Commands commands;

  @BeforeEach
  void home() {
    System.setProperty(HOME, ROOT.toString());
    commands = new Commands(folder);
  }

  @AfterEach
  void noHome() {
    System.clearProperty(HOME);
  }

  @Test
  void fullDisk_onceItIsFreed_hasLostNothing() throws Exception {
    assumeTrue(SmallDisk.isAllowed(), "only root can mount a small disk");
    try (SmallDisk disk = SmallDisk.at(commands.data(), DISK_MEGABYTES)) {
      StackOptions options = StackOptions.standard(Topics.LogTime.LIVE, MIGRATIONS, this::say);
      try (Stack stack = Stack.start(commands.data(), options);
          ActStream acts = new ActStream(stack.cluster())) {
        acts.awaitSent(ACTS);
        awaitStored(stack, acts);

        disk.fill();
        Await.until("standstill", () -> commands.status("status") == 1);
        System.out.println(commands.said());
        int whileFull = acts.sent().size();
        acts.awaitSent(whileFull + ACTS);
        disk.free();

        acts.end();
        awaitStored(stack, acts);
        green();
      }
    }
  }

  @Test
  void damagedCheckpoint_lostClickHouse_grownTopic_andOtherParallelism_loseNothing()
      throws Exception {
    int first;
    StackOptions options = StackOptions.standard(Topics.LogTime.LIVE, MIGRATIONS, this::say);
    try (Stack stack = Stack.start(commands.data(), options);
        ActStream acts = new ActStream(stack.cluster())) {
      acts.awaitSent(ACTS);
      acts.end();
      awaitStored(stack, acts);
      green();
      first = acts.sent().size();
    }
    Path damaged = newestCheckpoint();
    Files.write(damaged.resolve("_metadata"), new byte[10]);
    FileUtils.deleteDirectory(commands.data().resolve("clickhouse").toFile());

    try (Stack stack = Stack.start(commands.data(), otherParallelism(options));
        ActStream acts = new ActStream(stack.cluster(), first)) {
      assertThat(said).anyMatch(line -> line.contains(damaged.getFileName() + ": "));
      try (Admin admin = stack.cluster().kafka(LogUser.ADMIN).admin()) {
        admin
            .createPartitions(
                Map.of("acts", NewPartitions.increaseTo(4), "act-log", NewPartitions.increaseTo(4)))
            .all()
            .get();
      }
      acts.awaitSent(ACTS);
      acts.end();
      Await.until(
          "loss is seen",
          () -> commands.status("status") == 1 && commands.said().contains("jianguan rebuild"));
      assertThat(commands.status("rebuild")).as(commands.said()).isZero();

      try (ClickHouse tables = ClickHouse.connect(stack.cluster().clickHouse())) {
        int all = first + acts.sent().size();
        Await.until(all + " acts", () -> stored(tables).size() == all);
        assertThat(tables.strings("SELECT act_id FROM act GROUP BY act_id HAVING count() > 1"))
            .isEmpty();
      }
      green();
    }
  }

  private void say(String line) {
    System.out.println(line);
    said.add(line);
  }

  private static StackOptions otherParallelism(StackOptions like) {
    MachineShare share = like.share();
    return like.taking(
        new MachineShare(
            3,
            share.heapMegabytes(),
            share.rocksDbMegabytes(),
            share.cacheMegabytes(),
            share.clickHouseMegabytes()));
  }

  private static void awaitStored(Stack stack, ActStream acts) throws Exception {
    Await.until(
        "acts that were sent",
        () -> {
          try (ClickHouse tables = ClickHouse.connect(stack.cluster().clickHouse())) {
            return stored(tables).containsAll(acts.sent().keySet());
          }
        });
  }

  private static TreeSet<String> stored(ClickHouse tables) throws IOException {
    return new TreeSet<>(tables.strings("SELECT splitByChar('/', act_id)[-1] FROM act"));
  }

  private void green() throws Exception {
    Await.until("green", () -> commands.status("status") == 0);
  }

  /** Of the job with the most state. */
  private Path newestCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(commands.data().resolve("flink/checkpoints"), 2)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("chk-"))
          .filter(file -> Files.exists(file.resolve("_metadata")))
          .max(
              Comparator.comparingLong(
                      (Path file) -> file.resolve("_metadata").toFile().length() / 100_000)
                  .thenComparing(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }
}
