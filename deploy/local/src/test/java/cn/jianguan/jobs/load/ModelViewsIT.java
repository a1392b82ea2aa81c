package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.rules.publication.PublishedVersion;
import cn.jianguan.rules.publication.VersionHistory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which models the views say are in force, and which are suspended. */
class ModelViewsIT {
  private static final String CURRENT =
      "SELECT model_id, channel, version, toUnixTimestamp64Milli(since), publisher FROM model_current"
          + " ORDER BY model_id, channel";
  private static final String IN_FORCE =
      "SELECT model_id, channel, version, toUnixTimestamp64Milli(since), toUnixTimestamp64Milli(until),"
          + " toUnixTimestamp64Milli(published_at) FROM model_current"
          + " ORDER BY model_id, channel";
  private static final String SUSPENDED =
      "SELECT model_id, version, toUnixTimestamp64Milli(since), failures, last_failure FROM"
          + " model_suspended";

  @TempDir private static Path folder;
  private static ClickHouseNode node;

  private ClickHouseDatabase database;
  private long offset;

  @BeforeAll
  static void start() throws Exception {
    node = ClickHouseNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void create() throws SQLException {
    database = ClickHouseDatabase.shared(node);
  }

  @Test
  void shippedModels_areFiftyTwoCoreInFifteenDomains() throws Exception {
    for (Pack pack : PackLibrary.shipped()) {
      publish(1, pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "a", "b"));
    }
    assertThat(
            rows("SELECT uniqExact(domain), count() FROM model_current WHERE model_set = 'CORE'"))
        .containsExactly("15 52");
    assertThat(rows("SELECT uniqExact(domain), count() FROM model_current"))
        .containsExactly("19 103");
  }

  @Test
  void channels_followWhatBeganLast() throws Exception {
    publish(10, record("1.0.0", ModelState.ACTIVE, 0, null));
    publish(20, record("1.1.0", ModelState.SHADOW, 0, null));
    assertThat(rows(CURRENT)).containsExactly("JD-01 LIVE 1.0.0 10 b", "JD-01 SHADOW 1.1.0 20 b");
    publish(30, record("1.1.0", ModelState.ACTIVE, 25, null));
    assertThat(rows(CURRENT)).containsExactly("JD-01 LIVE 1.1.0 30 b");
    publish(40, record("1.0.0", ModelState.ACTIVE, 0, null));
    assertThat(rows(CURRENT)).containsExactly("JD-01 LIVE 1.0.0 40 b");
    publish(50, record("1.0.0", ModelState.RETIRED, 0, null));
    assertThat(rows(CURRENT)).isEmpty();
  }

  @Test
  void timesThatHaveNotComeOrArePast_doNotHold() throws Exception {
    publish(10, record("1.0.0", ModelState.ACTIVE, 0, null));
    publish(20, record("1.1.0", ModelState.ACTIVE, 0, 30L));
    publish(30, record("1.2.0", ModelState.ACTIVE, 4_000_000_000_000L, null));
    assertThat(rows(CURRENT)).containsExactly("JD-01 LIVE 1.0.0 10 b");
  }

  /** The engine and the command line ask {@link VersionHistory}; analysts ask the view. */
  @Test
  void randomPublications_areInForceHereAsTheyAreInTheEngine() throws Exception {
    Random random = new Random(20240308);
    long now = System.currentTimeMillis();
    List<String> expected = new ArrayList<>();
    try (LoadWriter writer = database.writer(100)) {
      for (int model = 100; model < 500; model++) {
        VersionHistory<Long> history = new VersionHistory<>();
        long logTime = 0;
        for (int left = 1 + random.nextInt(8); left > 0; left--) {
          logTime += 1 + random.nextInt(3);
          ModelRecord record = randomPublication("M-" + model, random);
          history.add(PublishedVersion.of(record, logTime, logTime));
          byte[] value = Codec.standard().encode(record);
          writer.write(LogRecord.unopened("models", 0, offset++, logTime, value), null);
        }
        for (ModelState channel : List.of(ModelState.ACTIVE, ModelState.SHADOW)) {
          for (PublishedVersion<Long> it : history.inForce(channel, now).stream().toList()) {
            expected.add(
                String.join(
                    " ",
                    "M-" + model,
                    channel == ModelState.ACTIVE ? "LIVE" : "SHADOW",
                    it.version(),
                    String.valueOf(it.from()),
                    it.to() == Long.MAX_VALUE ? "null" : String.valueOf(it.to()),
                    String.valueOf(it.content())));
          }
        }
      }
      writer.flush(false);
    }

    assertThat(rows(IN_FORCE)).containsExactlyElementsOf(expected);
    assertThat(expected).hasSizeGreaterThan(200);
  }

  /** Few versions and moments, so that they meet; some moments are over, some are yet to come. */
  private static ModelRecord randomPublication(String modelId, Random random) {
    long[] moments = {0, 5, 8, 10, 12, 20, 4_000_000_000_000L, 4_100_000_000_000L};
    long from = moments[random.nextInt(moments.length - 1)];
    long to = moments[random.nextInt(moments.length)];
    return ModelRecord.newBuilder()
        .setModelId(modelId)
        .setVersion("1." + random.nextInt(3) + ".0")
        .setState(ModelState.values()[random.nextInt(ModelState.values().length)])
        .setEffectiveFrom(Instant.ofEpochMilli(from))
        .setEffectiveTo(to <= from || random.nextBoolean() ? null : Instant.ofEpochMilli(to))
        .setAuthor("a")
        .setPublisher("b")
        .setSha256("")
        .setFiles(Map.of())
        .build();
  }

  @Test
  void publicationThatWasRefused_isNotInForce() throws Exception {
    publish(10, record("1.0.0", ModelState.ACTIVE, 0, null));
    for (String station : List.of("intake", "broadcast")) { // the former one, and its name today
      String position = "models-0-" + offset;
      publish(20, record("1.1.0", ModelState.ACTIVE, 0, null));
      write(20, "rejects", reject(station, RejectReason.MODEL_INVALID, "", position, 20));
      assertThat(rows(CURRENT)).as(station).containsExactly("JD-01 LIVE 1.0.0 10 b");
    }
  }

  @Test
  void modelThatFailsTooOften_isSuspendedUntilPublishedAnew() throws Exception {
    publish(10, record("1.0.0", ModelState.ACTIVE, 0, null));
    write(20, "rejects", failure(RejectReason.MODEL_FAILED, 20));
    assertThat(rows(SUSPENDED)).isEmpty();
    write(30, "rejects", failure(RejectReason.MODEL_SUSPENDED, 30));
    assertThat(rows(SUSPENDED)).containsExactly("JD-01 1.0.0 30 2 ArithmeticException");
    publish(40, record("1.0.0", ModelState.ACTIVE, 0, null));
    assertThat(rows(SUSPENDED)).isEmpty();
    write(50, "rejects", failure(RejectReason.MODEL_SUSPENDED, 50));
    assertThat(rows(SUSPENDED)).containsExactly("JD-01 1.0.0 50 1 ArithmeticException");
  }

  @Test
  void rulesThatDoNotCompile_suspendAtOnce() throws Exception {
    publish(10, record("1.0.0", ModelState.ACTIVE, 0, null));
    write(20, "rejects", failure(RejectReason.MODEL_INVALID, 20));
    assertThat(rows(SUSPENDED)).containsExactly("JD-01 1.0.0 20 1 ArithmeticException");
  }

  /** Rows of before there was a reason for it. */
  @Test
  void suspensionThatWasToldByItsWords_isRecognised() throws Exception {
    publish(10, record("1.0.0", ModelState.ACTIVE, 0, null));
    RejectRecord former = failure(RejectReason.MODEL_FAILED, 30);
    former.setExpected("模型已自动停用 / the model is suspended by itself");
    write(30, "rejects", former);
    assertThat(rows(SUSPENDED)).containsExactly("JD-01 1.0.0 30 1 ArithmeticException");
  }

  private static ModelRecord record(String version, ModelState state, long from, Long to) {
    TreeMap<String, String> files = new TreeMap<>(PackLibrary.shipped("JD-01").files());
    files.computeIfPresent(
        Pack.MODEL, (name, text) -> text.replaceFirst("(?m)^version: .*$", "version: " + version));
    return new Pack("JD-01", files)
        .publish(
            state,
            Instant.ofEpochMilli(from),
            to == null ? null : Instant.ofEpochMilli(to),
            "a",
            "b");
  }

  private static RejectRecord failure(RejectReason reason, long logTime) {
    RejectRecord reject = reject("warning", reason, "JD-01@1.0.0", "OBJECT:x/" + logTime, logTime);
    reject.setValue("ArithmeticException");
    return reject;
  }

  private static RejectRecord reject(
      String station, RejectReason reason, String field, String position, long logTime) {
    return RejectRecord.newBuilder()
        .setRejectId(station + position)
        .setReason(reason)
        .setField(field)
        .setStation(station)
        .setPosition(position)
        .setLogTime(Instant.ofEpochMilli(logTime))
        .setOriginal(ByteBuffer.allocate(0))
        .setOriginalLength(0)
        .build();
  }

  private void publish(long logTime, ModelRecord record) throws Exception {
    write(logTime, "models", record);
  }

  private void write(long logTime, String topic, SpecificRecord record) throws Exception {
    try (LoadWriter writer = database.writer(100)) {
      byte[] value = Codec.standard().encode(record);
      writer.write(LogRecord.unopened(topic, 0, offset++, logTime, value), null);
      writer.flush(false);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = database.connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(result.getString(column));
        }
        rows.add(String.join(" ", values));
      }
    }
    return rows;
  }
}
