package cn.jianguan.rules.engine;

import static cn.jianguan.rules.engine.TestModels.indicator;
import static cn.jianguan.rules.engine.TestModels.model;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.ModelDefinition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Prints how many observations and evaluations per second one core does with ten models over
 * objects of some hundred acts each, values kept decoded as a job's cache does. No assertion: run
 * it by hand.
 */
final class EvaluatorMeasure {
  private static final int SUBJECTS = 500;
  private static final int ROUNDS = 400;

  /**
   * Processor time of the measuring thread, so that what else runs on the machine does not count.
   */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private EvaluatorMeasure() {}

  public static void main(String[] arguments) {
    ModelDefinition[] models =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    model("M-" + i)
                        .indicator(indicator("x", Aggregate.COUNT, (i + 1) + "d", "", ""))
                        .indicator(indicator("y", Aggregate.DISTINCT, "30d", "agencyCode", ""))
                        .parameter("limit", "*", "" + (20 + i))
                        .revisit(50)
                        .rule(
                            "number(\"x\") > parameter(\"limit\")",
                            "hit(Severity.BLUE, \"x\", \"limit\")")
                        .rule(
                            "number(\"y\") > parameter(\"limit\")",
                            "hit(Severity.RED, \"y\", \"limit\")")
                        .build())
            .toArray(ModelDefinition[]::new);
    Evaluator evaluator = TestModels.evaluator(EvaluatorOptions.DEFAULT, models);
    CachedContext[] contexts = new CachedContext[SUBJECTS];
    for (int i = 0; i < SUBJECTS; i++) {
      contexts[i] = new CachedContext("OBJECT:TEST:" + i);
    }
    long began = CPU.getCurrentThreadCpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      if (round == ROUNDS / 2) {
        began = CPU.getCurrentThreadCpuTime();
      }
      for (CachedContext context : contexts) {
        context.now(Duration.ofHours(12L * round).toMillis());
        evaluator.observe(observation(context, round), context);
      }
    }
    double seconds = (CPU.getCurrentThreadCpuTime() - began) / 1e9;
    double observations = SUBJECTS * (ROUNDS - ROUNDS / 2.0);
    System.out.printf(
        "per second of one core: observations %.0f, evaluations %.0f%n",
        observations / seconds, observations * models.length / seconds);
  }

  private static Observation observation(CachedContext context, int round) {
    Map<String, Object> values =
        Map.of("onSite", true, "agencyCode", "A" + round % 7, "visitReason", "01");
    return new Observation(
        new Subject(SubjectKind.OBJECT, context.subject().substring(7)),
        Observation.Op.ADD,
        "act-" + round,
        ActKind.INSPECTION,
        context.logTime(),
        context.logTime(),
        Features.of(ActKind.INSPECTION, values));
  }
}
