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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Storage that fails under a stack, and what brings it back: time, or one command. One directory
 * goes through all of it. A copied directory is {@link CopiedStackIT}'s.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StorageFaultsIT {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path MIGRATIONS = ROOT.resolve("deploy/clickhouse");
  private static final String HOME = "jianguan.home";
  private static final int DISK_MEGABYTES = 900;
  private static final int ACTS = 100;

  @TempDir private static Path folder;
  private static final List<String> SAID = new CopyOnWriteArrayList<>();
  private static Commands commands;
  private static SmallDisk disk;

  /** Acts that earlier starts were sent. */
  private static int sent;

  @BeforeAll
  static void place() throws IOException {
    System.setProperty(HOME, ROOT.toString());
    commands = new Commands(folder);
    if (SmallDisk.isAllowed()) {
      disk = SmallDisk.at(commands.data(), DISK_MEGABYTES);
    }
  }

  @AfterAll
  static void leave() {
    System.clearProperty(HOME);
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  @Order(1)
  void fullDisk_onceItIsFreed_hasLostNothing() throws Exception {
    assumeTrue(disk != null, "nobody here may mount a small disk");
    try (Stack stack = Stack.start(commands.data(), options());
        ActStream acts = new ActStream(stack.cluster())) {
      acts.awaitSent(ACTS);
      awaitStored(stack, acts.sent().size());
      disk.fill();
      Await.until("standstill", () -> commands.status("status") == 1);
      System.out.println(commands.said());
      acts.awaitSent(acts.sent().size() + ACTS);
      disk.free();
      System.out.println(commands.data().toFile().getUsableSpace() + " bytes are free");
      end(stack, acts);
      green();
    }
  }

  @Test
  @Order(2)
  void damagedCheckpoint_lostClickHouse_grownTopic_andOtherParallelism_loseNothing()
      throws Exception {
    if (sent == 0) {
      try (Stack stack = Stack.start(commands.data(), options());
          ActStream acts = new ActStream(stack.cluster())) {
        acts.awaitSent(ACTS);
        end(stack, acts);
        green();
      }
    }
    Path damaged = newestCheckpoint();
    Files.write(damaged.resolve("_metadata"), new byte[10]);
    FileUtils.deleteDirectory(commands.data().resolve("clickhouse").toFile());
    SAID.clear();

    try (Stack stack = Stack.start(commands.data(), otherParallelism(options()));
        ActStream acts = new ActStream(stack.cluster(), sent)) {
      assertThat(SAID).anyMatch(line -> line.contains(damaged.getFileName() + ": "));
      try (Admin admin = stack.cluster().kafka(LogUser.ADMIN).admin()) {
        admin
            .createPartitions(
                Map.of("acts", NewPartitions.increaseTo(4), "act-log", NewPartitions.increaseTo(4)))
            .all()
            .get();
      }
      acts.awaitSent(ACTS);
      acts.end();
      // Also behind rows that came since.
      awaitStored(stack, 1);
      Await.until(
          "loss",
          () -> commands.ask("status").contains("ClickHouse 缺 "),
          () -> commands.ask("status"));
      assertThat(commands.status("rebuild")).as(commands.said()).isZero();
      end(stack, acts);
      green();
    }
  }

  private static StackOptions options() {
    return StackOptions.standard(
        Topics.LogTime.LIVE,
        MIGRATIONS,
        line -> {
          System.out.println(line);
          SAID.add(line);
        });
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

  /** All that was ever sent is stored, once. */
  private static void end(Stack stack, ActStream acts) throws Exception {
    acts.end();
    sent += acts.sent().size();
    awaitStored(stack, sent);
  }

  private static void awaitStored(Stack stack, int acts) throws Exception {
    try (ClickHouse tables = ClickHouse.connect(stack.cluster().clickHouse())) {
      Await.until(
          acts + " acts",
          () -> number(tables, "SELECT toString(count(DISTINCT act_id)) FROM act") >= acts,
          () ->
              commands.ask("status")
                  + commands.data().toFile().getUsableSpace()
                  + " bytes are free");
      assertThat(number(tables, "SELECT toString(count() - count(DISTINCT act_id)) FROM act"))
          .as("acts that are there twice")
          .isZero();
    }
  }

  private static long number(ClickHouse tables, String sql) throws IOException {
    return Long.parseLong(tables.strings(sql).get(0));
  }

  private static void green() throws Exception {
    Await.until("green", () -> commands.status("status") == 0);
  }

  /** Of the job with the most state. */
  private static Path newestCheckpoint() throws IOException {
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
