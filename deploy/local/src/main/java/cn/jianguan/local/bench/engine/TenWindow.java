package cn.jianguan.local.bench.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The ten-window workload: acts of four kinds about 10,000 subjects, occurredAt rising by 0–60 s;
 * model m hits at an act of kind m mod 4 that is at least the (3 + m mod 5)th in 7 + 9m days. One
 * thread, the engine beside hand-written deques that count the same hits and do nothing else.
 */
final class TenWindow {
  static final int MODELS = 10;
  static final List<ActKind> KINDS =
      List.of(ActKind.INSPECTION, ActKind.PENALTY, ActKind.COMPLAINT, ActKind.PERMIT);
  private static final int SUBJECTS = 10_000;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final int acts;
  private final int[] subject;
  private final int[] kind;
  private final long[] at;

  TenWindow(int acts) {
    this.acts = acts;
    this.subject = new int[acts];
    this.kind = new int[acts];
    this.at = new long[acts];
    Random random = new Random(7);
    long now = 0;
    for (int i = 0; i < acts; i++) {
      now += random.nextInt(60_001);
      subject[i] = random.nextInt(SUBJECTS);
      kind[i] = random.nextInt(KINDS.size());
      at[i] = now;
    }
  }

  /** Runs both, {@code rounds} times; the last round counts. */
  RulesReport.TenWindow measure(int rounds) {
    RulesReport.TenWindow result = null;
    for (int round = 0; round < rounds; round++) {
      CpuTime byHand = CpuTime.start();
      long hits = deques();
      double deques = acts / byHand.seconds();
      CpuTime byModels = CpuTime.start();
      long found = engine();
      double engine = acts / byModels.seconds();
      if (hits != found) {
        throw new IllegalStateException("hits: " + hits + " by hand, " + found + " by models");
      }
      result =
          new RulesReport.TenWindow(
              Math.round(engine), Math.round(deques), RulesReport.rounded(engine / deques), hits);
    }
    return result;
  }

  private static int least(int model) {
    return 3 + model % 5;
  }

  private static int days(int model) {
    return 7 + 9 * model;
  }

  private long deques() {
    Map<Integer, List<ArrayDeque<Long>>> subjects = new HashMap<>();
    long hits = 0;
    for (int i = 0; i < acts; i++) {
      List<ArrayDeque<Long>> own = subjects.computeIfAbsent(subject[i], any -> newDeques());
      for (int m = kind[i]; m < MODELS; m += KINDS.size()) {
        ArrayDeque<Long> window = own.get(m);
        window.addLast(at[i]);
        while (window.peekFirst() <= at[i] - days(m) * DAY) {
          window.removeFirst();
        }
        hits += window.size() >= least(m) ? 1 : 0;
      }
    }
    return hits;
  }

  private static List<ArrayDeque<Long>> newDeques() {
    return Stream.generate(ArrayDeque<Long>::new).limit(MODELS).toList();
  }

  private long engine() {
    HitCount[] contexts = new HitCount[SUBJECTS];
    Subject[] subjects = new Subject[SUBJECTS];
    for (int i = 0; i < SUBJECTS; i++) {
      subjects[i] = new Subject(SubjectKind.OBJECT, "TEST:" + i);
      contexts[i] = new HitCount(subjects[i].toString());
    }
    Map<ActKind, Features> features = new HashMap<>();
    KINDS.forEach(k -> features.put(k, Features.of(k, Map.of())));
    try (Evaluator evaluator = evaluator()) {
      for (int i = 0; i < acts; i++) {
        HitCount context = contexts[subject[i]];
        context.now(at[i]);
        ActKind k = KINDS.get(kind[i]);
        Observation.Op add = Observation.Op.ADD;
        evaluator.observe(
            new Observation(subjects[subject[i]], add, "a" + i, k, at[i], at[i], features.get(k)),
            context,
            context);
      }
    }
    long hits = 0;
    for (HitCount context : contexts) {
      hits += context.hits();
    }
    return hits;
  }

  private static Evaluator evaluator() {
    Evaluator evaluator =
        new Evaluator(
            published -> TenWindowModel.of(Integer.parseInt(published.getVersion())),
            EvaluatorOptions.DEFAULT);
    for (int m = 0; m < MODELS; m++) {
      evaluator.publish(
          ModelRecord.newBuilder()
              .setModelId("M-" + m)
              .setVersion("" + m)
              .setState(ModelState.ACTIVE)
              .setEffectiveFrom(Instant.EPOCH)
              .setAuthor("")
              .setPublisher("")
              .setSha256("")
              .setFiles(Map.of())
              .build());
    }
    return evaluator;
  }
}
