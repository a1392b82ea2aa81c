package cn.jianguan.jobs.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarningTest {
  private static final Subject VENUE = Subject.parse("OBJECT:USCC:91320100MA0000015Q");
  private static final int LIMIT = EvaluatorOptions.DEFAULT.failuresToSuspend();

  private final InMemoryMetrics metrics = new InMemoryMetrics();

  @Test
  void whatModelsAreAskedAndSay_isCounted() {
    Warning warning = new Warning(EvaluatorOptions.DEFAULT, metrics);
    warning.reference(record(PackLibrary.shipped("WL-02"), ModelState.ACTIVE), 0);
    warning.reference(record(PackLibrary.shipped("WL-02"), ModelState.SHADOW), 1);
    List<OutputRecord> said = said(warning, 4);

    long hits = said.stream().filter(output -> output.topic() == Topic.HITS).count();
    assertThat(hits).isPositive();
    assertThat(metrics.count(Metric.OBSERVATIONS)).isEqualTo(4);
    assertThat(metrics.count(Metric.EVALUATIONS, "WL-02", "LIVE")).isEqualTo(4);
    assertThat(metrics.count(Metric.EVALUATIONS, "WL-02", "SHADOW")).isEqualTo(4);
    assertThat(metrics.count(Metric.HITS, "WL-02", "LIVE", "HIT")).isEqualTo(hits);
    assertThat(metrics.count(Metric.HITS, "WL-02", "SHADOW", "HIT")).isEqualTo(hits);
  }

  @Test
  void failuresOfModels_areCounted() {
    List<OutputRecord> rejects = rejects(station(), 3);
    assertThat(metrics.count(Metric.REJECTS, "warning", "MODEL_FAILED")).isEqualTo(rejects.size());
  }

  @Test
  void failures_areKeptForTheNextRun_whichSuspendsWhereThisOneWould() {
    Warning before = station();
    assertThat(before.snapshotState()).isEmpty();
    assertThat(rejects(before, LIMIT - 1)).hasSize(LIMIT - 1);
    assertThat(new String(before.snapshotState(), StandardCharsets.UTF_8))
        .isEqualTo("WL-02@1.0.0 9");

    Warning after = station();
    after.restoreState(before.snapshotState());
    assertThat(rejects(after, 5)).hasSize(1);
    assertThat(new String(after.snapshotState(), StandardCharsets.UTF_8))
        .isEqualTo("WL-02@1.0.0 10");
  }

  /** Its models may look at no act at all: each that asks for one fails. */
  private Warning station() {
    EvaluatorOptions usual = EvaluatorOptions.DEFAULT;
    EvaluatorOptions none =
        new EvaluatorOptions(
            usual.zone(), usual.retention(), usual.hitsPerModel(), usual.failuresToSuspend(), 0);
    Warning warning = new Warning(none, metrics);
    warning.reference(record(PackLibrary.shipped("WL-02"), ModelState.ACTIVE), 0);
    return warning;
  }

  private static LogRecord record(Pack pack, ModelState state) {
    byte[] bytes = Codec.standard().encode(pack.publish(state, Instant.EPOCH, null, "a", "b"));
    return new LogRecord("models", 0, 0, 0, pack.id(), bytes, bytes.length, null, "");
  }

  private static List<OutputRecord> rejects(Warning warning, int acts) {
    return said(warning, acts).stream().filter(output -> output.topic() == Topic.REJECTS).toList();
  }

  private static StationHarness<Observation, LogRecord, OutputRecord> log(Warning warning) {
    return new StationHarness<>(
        warning, Observation::order, Comparator.comparing(LogRecord::key)::compare);
  }

  private static List<OutputRecord> said(Warning warning, int acts) {
    var log = log(warning);
    for (int at = 1; at <= acts; at++) {
      log.data(VENUE.toString(), complaint("c" + at, at), at);
    }
    return log.advanceTo(acts).stream().map(StationHarness.Emitted::output).toList();
  }

  /** A report is like those before it where it is heard after all of them, not after three. */
  @Test
  void newActsOfOneMoment_areHeardAsTheyOccurred_soNothingIsTakenBack() {
    List<HitOp> asNamed = ofOneMoment(List.of("a", "b", "c", "d", "e", "f", "g"));

    assertThat(asNamed).containsExactly(HitOp.HIT, HitOp.HIT, HitOp.HIT);
    assertThat(ofOneMoment(List.of("b", "c", "d", "e", "f", "g", "a"))).isEqualTo(asNamed);
  }

  /** What is said of quarterly reports, under these ids, that became known at once. */
  private List<HitOp> ofOneMoment(List<String> ids) {
    Warning warning = new Warning(EvaluatorOptions.DEFAULT, metrics);
    warning.reference(record(PackLibrary.shipped("ST-05"), ModelState.ACTIVE), 0);
    var log = log(warning);
    long known = Duration.ofDays(1_000).toMillis();
    for (int quarter = 0; quarter < ids.size(); quarter++) {
      double value = quarter < 3 ? 1 : 100;
      log.data(VENUE.toString(), report(ids.get(quarter), quarter * 91L, value, known), known);
    }
    return log.advanceTo(known).stream().map(said -> hit(said.output()).getOp()).toList();
  }

  private static HitRecord hit(OutputRecord output) {
    try {
      return Codec.standard().decode(output.bytes(), HitRecord.class);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private static Observation report(String id, long day, double value, long known) {
    Map<String, Object> values =
        Map.of(
            "domain",
            "ST",
            "reportType",
            "AIR",
            "metric",
            "SO2",
            "unit",
            "kg",
            "value",
            value,
            "periodEnd",
            day);
    Features features = Features.of(ActKind.REPORT_FILING, values);
    return new Observation(
        VENUE,
        Observation.Op.FIRST,
        id,
        ActKind.REPORT_FILING,
        Duration.ofDays(day).toMillis(),
        known,
        features);
  }

  private static Observation complaint(String id, long at) {
    Map<String, Object> values =
        Map.of(
            "areaNumber", "320102", "domain", "WL", "kind", "COMPLAINT", "tags", List.of("MINOR"));
    Features features = Features.of(ActKind.COMPLAINT, values);
    return new Observation(VENUE, Observation.Op.ADD, id, ActKind.COMPLAINT, at, at, features);
  }
}
