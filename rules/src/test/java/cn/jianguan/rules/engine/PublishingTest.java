package cn.jianguan.rules.engine;

import static cn.jianguan.rules.engine.TestModels.indicator;
import static cn.jianguan.rules.engine.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.scenario.ScenarioFeed;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Versions come and go while acts arrive. */
final class PublishingTest {
  private static final int VERSIONS = 300;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

  /** Counts the last n days and says n: an act that met half of it would count other days. */
  private static ModelDefinition version(int n) {
    return model("T-1")
        .version(String.valueOf(n))
        .indicator(indicator("x", Aggregate.COUNT, n + "d", "", ""))
        .rule("number(\"x\") >= 1", "hit(Severity.BLUE, \"x\", \"days " + n + "\")")
        .build();
  }

  private static Observation visit(int day) {
    return new Observation(
        Subject.parse("OBJECT:USCC:91320100MA0000015Q"),
        Observation.Op.ADD,
        "v" + day,
        ActKind.INSPECTION,
        day * DAY,
        day * DAY,
        Features.of(ActKind.INSPECTION, Map.of("onSite", true)));
  }

  @Test
  void hundredsOfVersions_judgeEachItsDays_andLeaveNothingBehind() throws Exception {
    TestModels reader = new TestModels();
    try (Evaluator evaluator = new Evaluator(reader, EvaluatorOptions.DEFAULT)) {
      ScenarioFeed log = new ScenarioFeed(evaluator);
      List<Integer> loaded = new ArrayList<>();
      for (int n = 1; n <= VERSIONS; n++) {
        evaluator.publish(reader.record(version(n), ModelState.ACTIVE, n * DAY));
        evaluator.prepare(n * DAY);
        log.observe(visit(n));
        loaded.add(CLASSES.getLoadedClassCount());
      }

      assertThat(log.rejects()).isEmpty();
      assertThat(log.hits()).hasSize(VERSIONS);
      for (int n = 1; n <= VERSIONS; n++) {
        HitRecord hit = log.hits().get(n - 1);
        assertThat(hit.getModelVersion()).isEqualTo(String.valueOf(n));
        assertThat(hit.getEvidence())
            .extracting(EvidenceValue::getValue, EvidenceValue::getThreshold)
            .containsExactly(tuple("" + n, "days " + n));
      }
      assertThat(collected(loaded.get(VERSIONS / 10))).isTrue();
    }
  }

  /** True once no more classes are loaded than there were after a tenth of the versions. */
  private static boolean collected(int most) throws InterruptedException {
    for (int i = 0; i < 100 && CLASSES.getLoadedClassCount() > most; i++) {
      System.gc();
    }
    return CLASSES.getLoadedClassCount() <= most;
  }
}
