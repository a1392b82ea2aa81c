package cn.jianguan.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Death and return of the engine's process. */
class ClickHouseNodeIT {
  private static final int KILLS = 6;
  private static final int STOPS = 4;

  @TempDir private Path directory;

  private static Client client(ClickHouseNode node) {
    return new Client.Builder()
        .addEndpoint(node.endpoint())
        .setUsername(node.user())
        .setPassword(node.password())
        .setMaxRetries(0)
        .build();
  }

  @Test
  void tokens_keepEveryBlockOnce_throughKills() throws Exception {
    try (ClickHouseNode node = ClickHouseNode.start(directory);
        Client client = client(node)) {
      client
          .execute(
              "CREATE TABLE exact (block UInt32, n UInt32) ENGINE = MergeTree ORDER BY (block, n)"
                  + " SETTINGS non_replicated_deduplication_window = 10000")
          .get()
          .close();
      Semaphore kills = new Semaphore(0);
      Thread killer = new Thread(() -> kill(node, kills));
      killer.start();
      int attempts = 0;
      for (int block = 0; block < 150; block++) {
        // Every block is sent twice, and again until it has been acknowledged.
        kills.release(block % 25 == 24 ? 1 : 0);
        attempts += insertUntilAcknowledged(client, block);
        attempts += insertUntilAcknowledged(client, block);
      }
      killer.join();
      assertThat(attempts).isGreaterThan(300);
      assertThat(count(client, "SELECT count() AS c FROM exact")).isEqualTo(150 * 100);
      assertThat(count(client, "SELECT uniqExact(block, n) AS c FROM exact")).isEqualTo(150 * 100);
    }
  }

  /** Kills beside the running inserts, as often as there are permits. */
  private static void kill(ClickHouseNode node, Semaphore permits) {
    for (int kills = 0; kills < KILLS; kills++) {
      permits.acquireUninterruptibly();
      node.killAndAwaitReturn();
    }
  }

  private static int insertUntilAcknowledged(Client client, int block) {
    StringBuilder rows = new StringBuilder();
    for (int n = 0; n < 100; n++) {
      rows.append(block).append('\t').append(n).append('\n');
    }
    byte[] body = rows.toString().getBytes(StandardCharsets.UTF_8);
    for (int attempt = 1; ; attempt++) {
      try {
        InsertSettings settings =
            new InsertSettings()
                .serverSetting("async_insert", "0")
                .serverSetting("insert_deduplicate", "1")
                .serverSetting("insert_deduplication_token", "exact/" + block);
        client
            .insert("exact", new ByteArrayInputStream(body), ClickHouseFormat.TSV, settings)
            .get()
            .close();
        return attempt;
      } catch (Exception e) {
        Thread.onSpinWait(); // It is being brought back: the same block again.
      }
    }
  }

  private static long count(Client client, String sql) {
    return client.queryAll(sql).get(0).getLong("c");
  }

  @Test
  void secondStart_keepsDataAndPassword() throws Exception {
    String password;
    try (ClickHouseNode node = ClickHouseNode.start(directory);
        Client client = client(node)) {
      password = node.password();
      client.execute("CREATE TABLE kept ENGINE = MergeTree ORDER BY a AS SELECT 7 AS a").get();
    }
    try (ClickHouseNode node = ClickHouseNode.start(directory);
        Client client = client(node)) {
      assertThat(node.password()).isEqualTo(password);
      assertThat(count(client, "SELECT sum(a) AS c FROM kept")).isEqualTo(7);
    }
  }

  @Test
  void stopsUnderStatements_keepWhatWasAcknowledged_withoutACrash() throws Exception {
    AtomicInteger acknowledged = new AtomicInteger();
    for (int stop = 0; stop < STOPS; stop++) {
      ClickHouseNode node = ClickHouseNode.start(directory);
      try (Client client = client(node)) {
        client
            .execute("CREATE TABLE IF NOT EXISTS kept (n UInt32) ENGINE = MergeTree ORDER BY n")
            .get()
            .close();
        assertThat(count(client, "SELECT uniqExact(n) AS c FROM kept"))
            .isGreaterThanOrEqualTo(acknowledged.get());
        CountDownLatch running = new CountDownLatch(50);
        Thread inserts = new Thread(() -> insertUntilRefused(client, acknowledged, running));
        inserts.start();
        running.await();
        node.close();
        inserts.join();
      }
    }
    assertThat(directory).isDirectoryNotContaining("glob:**hs_err*");
  }

  private static void insertUntilRefused(
      Client client, AtomicInteger acknowledged, CountDownLatch running) {
    try {
      while (true) {
        client.execute("INSERT INTO kept VALUES (" + acknowledged.get() + ")").get().close();
        acknowledged.incrementAndGet();
        running.countDown();
      }
    } catch (Exception e) {
      while (running.getCount() > 0) {
        running.countDown(); // else the test would wait; it sees what is missing
      }
    }
  }

  @Test
  void parentKilled_engineLeaves() throws Exception {
    Path says = directory.resolve("pid");
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                directory.toString())
            .redirectOutput(says.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // The parent ends itself with SIGKILL once its engine serves.
    assertThat(parent.waitFor(120, TimeUnit.SECONDS)).isTrue();
    long engine = Long.parseLong(Files.readString(says).strip());
    ProcessHandle.of(engine)
        .ifPresent(handle -> handle.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    assertThat(ProcessHandle.of(engine).filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** A process that starts an engine and dies without a word. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws IOException {
      System.out.println(ClickHouseNode.start(Path.of(args[0])).pid());
      System.out.flush();
      new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
      synchronized (Parent.class) {
        try {
          Parent.class.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
