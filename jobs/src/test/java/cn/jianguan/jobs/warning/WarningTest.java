package cn.jianguan.jobs.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WarningTest {
  private static final Subject VENUE = Subject.parse("OBJECT:USCC:91320100MA0000015Q");
  private static final int LIMIT = EvaluatorOptions.DEFAULT.failuresToSuspend();

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

  /** With a model whose threshold is no number where the acts are. */
  private static Warning station() {
    Map<String, String> files = new TreeMap<>(PackLibrary.shipped("WL-02").files());
    files.computeIfPresent(Pack.PARAMETERS, (name, text) -> text + "first,320102,three,,,,\n");
    ModelRecord model =
        new Pack("WL-02", files).publish(ModelState.ACTIVE, Instant.EPOCH, null, "a", "b");
    byte[] bytes = Codec.standard().encode(model);
    Warning warning = new Warning(EvaluatorOptions.DEFAULT);
    warning.reference(new LogRecord("models", 0, 0, 0, "WL-02", bytes, bytes.length, null, ""), 0);
    return warning;
  }

  private static List<OutputRecord> rejects(Warning warning, int acts) {
    StationHarness<Observation, LogRecord, OutputRecord> log =
        new StationHarness<>(
            warning,
            (one, other) -> one.actId().compareTo(other.actId()),
            Comparator.comparing(LogRecord::key)::compare);
    for (int at = 1; at <= acts; at++) {
      log.data(VENUE.toString(), complaint("c" + at, at), at);
    }
    return log.advanceTo(acts).stream()
        .map(StationHarness.Emitted::output)
        .filter(output -> output.topic() == Topic.REJECTS)
        .toList();
  }

  private static Observation complaint(String id, long at) {
    Map<String, Object> values =
        Map.of(
            "areaNumber", "320102", "domain", "WL", "kind", "COMPLAINT", "tags", List.of("MINOR"));
    Features features = Features.of(ActKind.COMPLAINT, values);
    return new Observation(VENUE, Observation.Op.ADD, id, ActKind.COMPLAINT, at, at, features);
  }
}
