package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real engine holds after loads that were interrupted, repeated and cut differently. */
class LoadIT {
  @TempDir static Path folder;
  private static ClickHouseNode node;

  @BeforeAll
  static void start() throws Exception {
    node = ClickHouseNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void migrations_runOnce() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "migrated")) {
      assertThat(new Migrations(database.connection, false).apply(ClickHouseDatabase.MIGRATIONS))
          .isZero();
      assertThat(database.number("SELECT count() FROM schema_migration FINAL"))
          .isEqualTo(ClickHouseDatabase.migrations());
    }
  }

  @Test
  void corrections_leaveWhatStands() throws Exception {
    ActScript script = new ActScript(1, 2000, 300);
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "corrected");
        LoadWriter writer = database.writer(1000)) {
      write(writer, script.records);
      writer.flush(false);

      assertThat(database.standing()).isEqualTo(script.standing);
    }
  }

  @Test
  void replaysCutDifferently_leaveTheSame() throws Exception {
    ActScript script = new ActScript(2, 400, 60);
    for (int chunk : new int[] {13, 100, 100_000}) {
      try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "chunks_" + chunk);
          LoadWriter writer = database.writer(chunk)) {
        rewinding(writer, script.records, new Random(chunk));

        assertThat(database.standing()).as("chunks of " + chunk).isEqualTo(script.standing);
      }
    }
  }

  @Test
  void chunkSentTwice_isStoredOnce() throws Exception {
    ActScript script = new ActScript(3, 200, 200);
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "twice");
        LoadWriter writer = database.writer(100)) {
      write(writer, script.records);
      writer.flush(false);
      long once = stored(database);
      write(writer, script.records);
      writer.flush(false);

      assertThat(stored(database)).isPositive().isLessThanOrEqualTo(once);
    }
  }

  @Test
  void engineKilledInMidLoad_losesAndDoublesNothing() throws Exception {
    ActScript script = new ActScript(4, 6000, 900);
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "killed");
        LoadWriter writer = database.writer(500)) {
      CompletableFuture<?> kill = CompletableFuture.completedFuture(null);
      int size = script.records.size();
      for (int i = 0; i < size; i++) {
        if (i == size / 3 || i == 2 * size / 3) {
          kill.join();
          kill = CompletableFuture.runAsync(node::killAndAwaitReturn);
        }
        writer.write(script.records.get(i), null);
      }
      writer.flush(false);
      kill.join();
    }
    try (ClickHouseDatabase database = ClickHouseDatabase.existing(node, "killed")) {
      assertThat(database.standing()).isEqualTo(script.standing);
    }
  }

  /** Rows as they lie there; merging can only make them fewer. */
  private static long stored(ClickHouseDatabase database) throws Exception {
    return database.number("SELECT count() FROM act_penalty")
        + database.number("SELECT count() FROM act_inspection");
  }

  private static void write(LoadWriter writer, List<LogRecord> records) throws Exception {
    for (LogRecord record : records) {
      writer.write(record, null);
    }
  }

  /** As after failures: flushes at random points, and goes back at random to an earlier flush. */
  private static void rewinding(LoadWriter writer, List<LogRecord> records, Random random)
      throws Exception {
    int at = 0;
    int committed = 0;
    int rewinds = 4;
    while (at < records.size()) {
      writer.write(records.get(at++), null);
      int dice = random.nextInt(150);
      if (dice == 0) {
        writer.flush(false);
        committed = at;
      } else if (dice < 3 && rewinds-- > 0) {
        writer.flush(false);
        at = committed;
      }
    }
    writer.flush(true);
  }
}
