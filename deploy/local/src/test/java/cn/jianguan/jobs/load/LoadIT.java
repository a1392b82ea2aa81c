package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.load.position.ClickHousePositions;
import cn.jianguan.jobs.load.position.Position;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node)) {
      assertThat(new Migrations(database.connection, false).apply(ClickHouseDatabase.MIGRATIONS))
          .isZero();
      assertThat(database.number("SELECT count() FROM schema_migration FINAL"))
          .isEqualTo(ClickHouseDatabase.migrations());
    }
  }

  @Test
  void corrections_leaveWhatStands() throws Exception {
    ActScript script = new ActScript(1, 2000, 300);
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
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
      try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
          LoadWriter writer = database.writer(chunk)) {
        rewinding(writer, script.records, new Random(chunk));

        assertThat(database.standing()).as("chunks of " + chunk).isEqualTo(script.standing);
      }
    }
  }

  @Test
  void chunkSentTwice_isStoredOnce() throws Exception {
    ActScript script = new ActScript(3, 200, 200);
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
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
  void olderCopyPutBack_isNotedBeforeNewerRowsHideIt_untilARebuildClosesIt() throws Exception {
    List<LogRecord> records = new ActScript(9, 300, 60).records;
    List<Position> known;
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
        LoadWriter writer = database.writer(100)) {
      write(writer, records.subList(0, 250));
      writer.flush(false);
      known = writer.snapshotState(1);
    }
    try (ClickHouseDatabase older = ClickHouseDatabase.shared(node);
        LoadWriter earlier = older.writer(100);
        LoadWriter restored = older.writer(100, known)) {
      write(earlier, records.subList(0, 100));
      earlier.flush(false);
      long stored = earlier.snapshotState(1).get(0).next();

      write(restored, records.subList(250, records.size()));
      restored.flush(false);

      String missing = stored + " " + known.get(0).next();
      assertThat(gaps(older)).isEqualTo(missing);
      restored.flush(false);
      try (ClickHousePositions tables = new ClickHousePositions(older.address().client())) {
        tables.rebuilt(List.of(new Position(known.get(0).topic(), known.get(0).partition(), 1)));
        assertThat(gaps(older)).as("not rebuilt that far").isEqualTo(missing);
        tables.rebuilt(known);
      }
      assertThat(gaps(older)).isEmpty();
    }
  }

  private static String gaps(ClickHouseDatabase database) throws Exception {
    try (Statement statement = database.connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT concat(toString(from_offset), ' ', toString(to_offset)) FROM load_gap FINAL"
                    + " WHERE is_rebuilt = 0")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  @Test
  void engineKilledInMidLoad_losesAndDoublesNothing() throws Exception {
    ActScript script = new ActScript(4, 6000, 900);
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
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
    try (ClickHouseDatabase database = ClickHouseDatabase.existing(node, "shared")) {
      assertThat(database.standing()).isEqualTo(script.standing);
    }
  }

  @Test
  void bytesThatDoNotShrink_areStoredAndReadBack() throws Exception {
    byte[] noise = new byte[70_000];
    new Random(5).nextBytes(noise);
    RejectRecord refused = reject(Arrays.copyOf(noise, Original.KEPT_BYTES));
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
        LoadWriter writer = database.writer(100)) {
      writer.write(record("rejects", 0, Codec.standard().encode(refused)), null);
      writer.write(record("hits", 1, noise), null);
      writer.flush(true);

      assertThat(originals(database, "position = 'acts-0-0'"))
          .containsExactly(HexFormat.of().formatHex(refused.getOriginal().array()));
      assertThat(originals(database, "station = 'load' AND reason = 'UNREADABLE_BYTES'"))
          .containsExactly(HexFormat.of().formatHex(noise, 0, Original.KEPT_BYTES));
    }
  }

  @Test
  void rowThatTheServerRefuses_isOneRejectAndTheRestIsLoaded() throws Exception {
    ActScript script = new ActScript(6, 300, 1_000_000);
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "refused")) {
      for (String table : List.of("act_penalty", "act_inspection")) {
        database.execute("ALTER TABLE " + table + " ADD CONSTRAINT c CHECK log_offset % 97 != 13");
      }
      for (int chunk : new int[] {1000, 70}) {
        try (LoadWriter writer = database.writer(chunk)) {
          write(writer, script.records);
          writer.flush(true);
        }
        List<LogRecord> bad =
            script.records.stream().filter(record -> record.offset() % 97 == 13).toList();
        assertThat(originals(database, "station = 'load' AND reason = 'INTERNAL'"))
            .hasSizeGreaterThan(2)
            .containsExactlyInAnyOrderElementsOf(
                bad.stream().map(record -> HexFormat.of().formatHex(record.bytes())).toList());
        assertThat(database.number("SELECT uniqExact(log_offset) FROM " + EVERY_ACT))
            .isEqualTo(script.records.size() - bad.size());
        assertThat(database.number("SELECT countIf(value NOT LIKE '%469%') FROM reject FINAL"))
            .isZero();
      }
    }
  }

  @Test
  void rejectThatTheServerRefuses_isOneRejectToo() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.create(node, "refused_reject");
        LoadWriter writer = database.writer(100)) {
      database.execute("ALTER TABLE reject ADD CONSTRAINT c CHECK reason != 'FIELD_LENGTH'");
      for (int i = 0; i < 5; i++) {
        RejectRecord reject = reject(new byte[] {(byte) i});
        reject.setRejectId("r" + i);
        reject.setReason(i == 3 ? RejectReason.FIELD_LENGTH : RejectReason.FIELD_RANGE);
        writer.write(record("rejects", i, Codec.standard().encode(reject)), null);
      }
      writer.flush(true);

      assertThat(database.number("SELECT countIf(station = 'intake') FROM reject FINAL"))
          .isEqualTo(4);
      assertThat(
              database.number(
                  "SELECT countIf(reason = 'INTERNAL' AND position = 'rejects-0-3') FROM reject"
                      + " FINAL"))
          .isOne();
    }
  }

  @Test
  void absurdMoments_stopNothing() throws Exception {
    ActScript script = new ActScript(8, 60, 1_000_000);
    long[] moments = {Long.MAX_VALUE, Long.MIN_VALUE, -62_135_596_800_001L, 253_402_300_800_000L};
    try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
        LoadWriter writer = database.writer(1000)) {
      for (LogRecord record : script.records) {
        long moment = moments[(int) (record.offset() % moments.length)];
        ActLogEntry entry = Codec.standard().decode(record.bytes(), ActLogEntry.class);
        entry.setLogTime(Instant.ofEpochMilli(moment));
        entry.getAct().setOccurredAt(Instant.ofEpochMilli(moment));
        entry.getAct().getEnvelope().setSubmittedDate(LocalDate.ofEpochDay(moment >> 33));
        writer.write(
            LogRecord.unopened(
                "act-log", 0, record.offset(), moment, Codec.standard().encode(entry)),
            null);
      }
      writer.flush(true);

      assertThat(
              database.number("SELECT uniqExact(log_offset) FROM " + EVERY_ACT)
                  + database.number("SELECT count() FROM reject FINAL WHERE station = 'load'"))
          .isEqualTo(script.records.size());
    }
  }

  @Test
  void outputTopicGrows_theLaterByLogTimeStands() throws Exception {
    LogRecord hit = hit(0, 1, HitOp.HIT, 1_700_000_000_000L);
    LogRecord withdrawn = hit(2, 0, HitOp.WITHDRAWN, 1_700_000_000_001L);
    for (List<LogRecord> order :
        List.of(List.of(hit, withdrawn), List.of(withdrawn, hit), List.of(hit, withdrawn, hit))) {
      try (ClickHouseDatabase database = ClickHouseDatabase.shared(node);
          LoadWriter writer = database.writer(100)) {
        for (LogRecord record : order) {
          writer.write(record, null);
          writer.flush(false);
        }

        assertThat(database.number("SELECT countIf(op = 'WITHDRAWN') FROM hit FINAL")).isOne();
        assertThat(database.number("SELECT count() FROM hit FINAL")).isOne();
      }
    }
  }

  @Test
  void outputTopicGrows_rowsOfBeforeAreOrderedWithNewOnes() throws Exception {
    try (ClickHouseDatabase database = ClickHouseDatabase.empty(node, "grown_before")) {
      Path before = Files.createDirectories(folder.resolve("before"));
      for (int i = 1; i < 6; i++) {
        String start = "V00" + i + "__";
        try (Stream<Path> files = Files.list(ClickHouseDatabase.MIGRATIONS)) {
          Path file =
              files
                  .filter(it -> it.getFileName().toString().startsWith(start))
                  .findFirst()
                  .orElseThrow();
          Files.copy(file, before.resolve(file.getFileName()));
        }
      }
      new Migrations(database.connection, false).apply(before);
      database.execute(
          "INSERT INTO hit (hit_id, alert_subject, op, log_time, row_version) SELECT 'h', 's',"
              + " 'WITHDRAWN', fromUnixTimestamp64Milli(toInt64(2000)), 0");
      new Migrations(database.connection, false).apply(ClickHouseDatabase.MIGRATIONS);

      try (LoadWriter writer = database.writer(100)) {
        writer.write(hit(0, 700, HitOp.HIT, 1000), null);
        writer.flush(false);
        assertThat(database.number("SELECT countIf(op = 'WITHDRAWN') FROM hit FINAL")).isOne();

        writer.write(hit(1, 0, HitOp.HIT, 3000), null);
        writer.flush(true);
        assertThat(database.number("SELECT countIf(op = 'HIT') FROM hit FINAL")).isOne();
      }
    }
  }

  private static LogRecord hit(int partition, long offset, HitOp op, long logTime) {
    HitRecord hit =
        HitRecord.newBuilder()
            .setHitId("h")
            .setOp(op)
            .setModelId("JD-01")
            .setModelVersion("1.0.0")
            .setShadow(false)
            .setSubjectKind("OBJECT")
            .setSubjectKey("USCC:1")
            .setEpisodeKey("JD-01|USCC:1")
            .setAlertSubject("s")
            .setSeverity(Severity.RED)
            .setDomain("JD")
            .setTrigger("a1")
            .setOccurredAt(Instant.ofEpochMilli(1))
            .setLogTime(Instant.ofEpochMilli(logTime))
            .build();
    return LogRecord.unopened("hits", partition, offset, logTime, Codec.standard().encode(hit));
  }

  private static final String EVERY_ACT =
      "(SELECT log_offset FROM act_penalty UNION ALL SELECT log_offset FROM act_inspection)";

  private static LogRecord record(String topic, long offset, byte[] bytes) {
    return LogRecord.unopened(topic, 0, offset, 1_700_000_000_000L, bytes);
  }

  private static RejectRecord reject(byte[] original) {
    return new Rejects(StationName.INTAKE)
        .of(
            new Original("acts-0-0", 1_700_000_000_000L, original),
            Refusal.ofAll(RejectReason.UNREADABLE_BYTES, "bytes"));
  }

  private static List<String> originals(ClickHouseDatabase database, String where)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = database.connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT lower(hex(original)), original FROM reject FINAL WHERE " + where)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
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
