package cn.jianguan.rules.engine;

import static cn.jianguan.rules.engine.TestModels.model;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.model.Window;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The ten-window workload: acts of four kinds about 10,000 subjects, occurredAt rising by 0–60 s,
 * model m hits at an act of kind m mod 4 that is at least the (3 + m mod 5)th in 7 + 9m days. One
 * thread, the engine beside hand-written deques. No assertion but equal hits: run it by hand.
 */
final class TenWindowMeasure {
  private static final int ACTS = Integer.getInteger("acts", 500_000);
  private static final int SUBJECTS = 10_000;
  private static final int MODELS = 10;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final List<ActKind> KINDS =
      List.of(ActKind.INSPECTION, ActKind.PENALTY, ActKind.COMPLAINT, ActKind.PERMIT);

  /** Processor time, so that what else runs on the machine does not count. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final int[] subject = new int[ACTS];
  private final int[] kind = new int[ACTS];
  private final long[] at = new long[ACTS];

  private TenWindowMeasure() {
    Random random = new Random(7);
    long now = 0;
    for (int i = 0; i < ACTS; i++) {
      now += random.nextInt(60_001);
      subject[i] = random.nextInt(SUBJECTS);
      kind[i] = random.nextInt(KINDS.size());
      at[i] = now;
    }
  }

  public static void main(String[] arguments) {
    TenWindowMeasure measure = new TenWindowMeasure();
    for (int run = 0; run < 2; run++) {
      long began = CPU.getCurrentThreadCpuTime();
      long byHand = measure.deques();
      double deques = ACTS * 1e9 / (CPU.getCurrentThreadCpuTime() - began);
      began = CPU.getCurrentThreadCpuTime();
      long byModels = measure.engine();
      double engine = ACTS * 1e9 / (CPU.getCurrentThreadCpuTime() - began);
      if (byHand != byModels) {
        throw new IllegalStateException("hits: " + byHand + " by hand, " + byModels + " by models");
      }
      System.out.printf(
          "acts per second of one core: deques %.0f, engine %.0f, ratio %.3f; hits %d%n",
          deques, engine, engine / deques, byHand);
    }
  }

  @SuppressWarnings("unchecked")
  private long deques() {
    Map<Integer, ArrayDeque<Long>[]> subjects = new HashMap<>();
    long hits = 0;
    for (int i = 0; i < ACTS; i++) {
      ArrayDeque<Long>[] own =
          subjects.computeIfAbsent(
              subject[i],
              any ->
                  IntStream.range(0, MODELS)
                      .mapToObj(m -> new ArrayDeque<Long>())
                      .toArray(ArrayDeque[]::new));
      for (int m = kind[i]; m < MODELS; m += KINDS.size()) {
        own[m].addLast(at[i]);
        while (own[m].peekFirst() <= at[i] - (7 + 9 * m) * DAY) {
          own[m].removeFirst();
        }
        hits += own[m].size() >= 3 + m % 5 ? 1 : 0;
      }
    }
    return hits;
  }

  private long engine() {
    ModelDefinition[] models =
        IntStream.range(0, MODELS)
            .mapToObj(TenWindowMeasure::tenth)
            .toArray(ModelDefinition[]::new);
    CachedContext[] contexts = new CachedContext[SUBJECTS];
    Subject[] subjects = new Subject[SUBJECTS];
    for (int i = 0; i < SUBJECTS; i++) {
      subjects[i] = new Subject(SubjectKind.OBJECT, "TEST:" + i);
      contexts[i] = new CachedContext(subjects[i].toString());
    }
    Map<ActKind, Features> features = new HashMap<>();
    KINDS.forEach(k -> features.put(k, Features.of(k, Map.of())));
    try (Evaluator evaluator = TestModels.evaluator(EvaluatorOptions.DEFAULT, models)) {
      for (int i = 0; i < ACTS; i++) {
        CachedContext context = contexts[subject[i]];
        context.now(at[i]);
        ActKind k = KINDS.get(kind[i]);
        evaluator.observe(
            new Observation(
                subjects[subject[i]],
                Observation.Op.ADD,
                "a" + i,
                k,
                at[i],
                at[i],
                features.get(k)),
            context);
      }
    }
    return Arrays.stream(contexts).mapToLong(CachedContext::hits).sum();
  }

  private static ModelDefinition tenth(int m) {
    Set<ActKind> kinds = Set.of(KINDS.get(m % KINDS.size()));
    return model("M-" + m)
        .trigger(new Trigger(Trigger.Type.ACT, kinds, "", null, TimeSpan.NONE))
        .indicator(
            new IndicatorDefinition(
                "x",
                Aggregate.COUNT,
                kinds,
                "",
                Window.parse(7 + 9 * m + "d"),
                "",
                "",
                null,
                0,
                true))
        .parameter("least", "*", "" + (3 + m % 5))
        .rule("number(\"x\") >= parameter(\"least\")", "hit(Severity.BLUE, \"x\", \"least\")")
        .build();
  }
}
