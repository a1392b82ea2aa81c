package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.Severity;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about models, from rows that came the way all rows come. */
class ModelReportsIT {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  @TempDir static Path folder;
  private static ClickHouseNode node;

  private final List<LogRecord> log = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    node = ClickHouseNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void comparison_matchesWhatStandsBySubjectEpisodeAndTrigger() throws Exception {
    model("M-1", "1", ModelState.ACTIVE, 0);
    model("M-1", "2", ModelState.SHADOW, 10);
    hit("M-1", "1", false, "before", Severity.RED, 5);
    for (boolean shadow : new boolean[] {false, true}) {
      String version = shadow ? "2" : "1";
      hit("M-1", version, shadow, "alike", Severity.RED, 11);
      hit("M-1", version, shadow, "graver", shadow ? Severity.RED : Severity.YELLOW, 12);
      hit("M-1", version, shadow, shadow ? "new" : "gone", Severity.BLUE, 13);
      hit("M-1", version, shadow, "untrue", Severity.BLUE, 14);
      log(hit("M-1", version, shadow, "untrue", Severity.BLUE, 15, HitOp.WITHDRAWN));
    }
    hit("M-1", "1.9", true, "of an earlier trial", Severity.BLUE, 16);
    hit("M-2", "1", false, "never in shadow", Severity.BLUE, 17);

    assertThat(
            ask(
                "SELECT trigger, outcome, live_severity, shadow_severity, shadow_version FROM"
                    + " shadow_comparison ORDER BY trigger"))
        .containsExactly(
            "alike BOTH RED RED 2",
            "gone ONLY_LIVE BLUE  2",
            "graver OTHER_SEVERITY YELLOW RED 2",
            "new ONLY_SHADOW  BLUE 2");
  }

  @Test
  void comparison_endsWhenTheVersionGoesLive() throws Exception {
    model("M-1", "1", ModelState.ACTIVE, 0);
    model("M-1", "2", ModelState.SHADOW, 10);
    model("M-1", "2", ModelState.ACTIVE, 20);
    hit("M-1", "1", false, "in time", Severity.RED, 19);
    hit("M-1", "2", false, "too late", Severity.RED, 20);

    assertThat(ask("SELECT trigger FROM shadow_comparison")).containsExactly("in time");
  }

  @Test
  void scorecard_countsConclusionsAndProposesShadow() throws Exception {
    for (String id : List.of("GOOD", "POOR", "FEW", "SILENT")) {
      model(id, "1", ModelState.ACTIVE, 0);
    }
    conclude(
        "GOOD", Map.of(Conclusion.TRUE, 10, Conclusion.TRUE_CRIMINAL, 2, Conclusion.FALSE, 40));
    conclude(
        "POOR",
        Map.of(
            Conclusion.PARTLY, 9,
            Conclusion.FALSE, 30,
            Conclusion.UNVERIFIABLE, 11,
            Conclusion.DUPLICATE, 7));
    conclude("FEW", Map.of(Conclusion.FALSE, 49));
    alert("FEW", "open", AlertState.DISPATCHED, Conclusion.TRUE, null);
    alert("FEW", "aside", AlertState.SUPPRESSED, Conclusion.NONE, null);
    hit("GOOD", "1", false, "t1", Severity.RED, 30);
    hit("GOOD", "1", false, "t2", Severity.RED, 31);
    log(hit("GOOD", "1", false, "t2", Severity.RED, 32, HitOp.WITHDRAWN));

    assertThat(
            ask(
                "SELECT model_id, hits, withdrawn, alerts, dispatched, c01, c02, c03, c04, c05,"
                    + " c06, c07, verified, judged, round(verified_rate, 4), proposal FROM"
                    + " model_scorecard ORDER BY model_id"))
        .containsExactly(
            "FEW 0 0 51 50 0 0 49 0 0 0 0 0 49 0.0 ",
            "GOOD 1 1 52 52 10 0 40 0 0 0 2 12 52 0.2308 ",
            "POOR 0 0 57 57 0 9 30 11 7 0 0 9 50 0.18 SHADOW",
            "SILENT 0 0 0 0 0 0 0 0 0 0 0 0 0 null ");
    assertThat(
            ask("SELECT round(suppressed_share * 51) FROM model_scorecard WHERE model_id = 'FEW'"))
        .containsExactly("1.0");
  }

  @Test
  void drift_isNothingForTheSameMix_andLargeForAnother() throws Exception {
    for (int day = 0; day < 390; day++) {
      boolean newest = day >= 360;
      for (int i = 0; i < 4; i++) {
        Severity usual = i % 2 == 0 ? Severity.BLUE : Severity.RED;
        hit("SAME", "1", false, "s" + day + "/" + i, usual, day * 24);
        hit("OTHER", "1", false, "o" + day + "/" + i, newest ? Severity.RED : usual, day * 24);
      }
    }
    hit("FEW", "1", false, "f", Severity.RED, 24);

    List<String> drift = ask("SELECT model_id, psi FROM model_drift ORDER BY model_id");
    assertThat(drift.get(0)).isEqualTo("FEW null");
    assertThat(Double.parseDouble(drift.get(1).replace("OTHER ", ""))).isGreaterThan(0.25);
    assertThat(Double.parseDouble(drift.get(2).replace("SAME ", ""))).isBetween(0.0, 0.01);
  }

  private List<String> ask(String sql) throws Exception {
    try (ClickHouseDatabase there = ClickHouseDatabase.shared(node);
        LoadWriter writer = there.writer(1000)) {
      for (LogRecord record : log) {
        writer.write(record, null);
      }
      writer.flush(true);
      List<String> lines = new ArrayList<>();
      try (Statement statement = there.connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          List<String> line = new ArrayList<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.add(String.valueOf(row.getObject(i)));
          }
          lines.add(String.join(" ", line));
        }
      }
      return lines;
    }
  }

  private void log(SpecificRecord record) {
    log.add(LogRecord.unopened("log", 0, log.size(), 0, Codec.standard().encode(record)));
  }

  private static Instant at(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private void model(String id, String version, ModelState state, int from) {
    log(
        ModelRecord.newBuilder()
            .setModelId(id)
            .setVersion(version)
            .setState(state)
            .setEffectiveFrom(at(from))
            .setAuthor("a")
            .setPublisher("b")
            .setSha256("")
            .setFiles(Map.of())
            .build());
  }

  private void hit(
      String model, String version, boolean shadow, String trigger, Severity severity, int hours) {
    log(hit(model, version, shadow, trigger, severity, hours, HitOp.HIT));
  }

  private static HitRecord hit(
      String model,
      String version,
      boolean shadow,
      String trigger,
      Severity severity,
      int hours,
      HitOp op) {
    return HitRecord.newBuilder()
        .setHitId(model + (shadow ? "~" + version : "") + trigger)
        .setOp(op)
        .setModelId(model)
        .setModelVersion(version)
        .setShadow(shadow)
        .setSubjectKind("OBJECT")
        .setSubjectKey("USCC:1")
        .setEpisodeKey(model + "|USCC:1")
        .setAlertSubject("USCC:1")
        .setSeverity(severity)
        .setDomain("JD")
        .setTrigger(trigger)
        .setOccurredAt(at(hours))
        .setLogTime(at(hours))
        .setAreaNumber("320102")
        .build();
  }

  private void conclude(String model, Map<Conclusion, Integer> conclusions) {
    conclusions.forEach(
        (conclusion, count) -> {
          for (int i = 0; i < count; i++) {
            alert(model, conclusion + "-" + i, AlertState.CLOSED, conclusion, at(100));
          }
        });
  }

  private void alert(
      String model, String id, AlertState state, Conclusion conclusion, Instant closed) {
    Alert alert =
        Alert.newBuilder()
            .setAlertId(model + id)
            .setModelId(model)
            .setModelVersion("1")
            .setEpisodeKey(model + id)
            .setSubject("USCC:1")
            .setDomain("JD")
            .setSeverityInitial(Severity.RED)
            .setSeverity(Severity.RED)
            .setState(state)
            .setConclusion(conclusion)
            .setFirstEventAt(at(1))
            .setTriggeredAt(at(1))
            .setEmittedAt(at(2))
            .setDispatchedAt(state == AlertState.SUPPRESSED ? null : at(3))
            .setClosedAt(closed)
            .build();
    log(
        AlertTransition.newBuilder()
            .setAlertId(alert.getAlertId())
            .setSeq(1)
            .setEvent(AlertEvent.MODEL_HIT)
            .setTo(state)
            .setActorRole(ActorRole.SYSTEM)
            .setEventTime(at(2))
            .setLogTime(at(2))
            .setTransitionUuid(alert.getAlertId())
            .setAlert(alert)
            .build());
  }
}
