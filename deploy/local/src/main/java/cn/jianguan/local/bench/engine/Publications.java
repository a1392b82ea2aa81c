package cn.jianguan.local.bench.engine;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Versions of one model published while 1,000 observations a second are judged by all shipped ones:
 * how soon the version judges, and how long the longest observation took. Wall-clock time of one
 * subtask; the way of the record through Kafka is not in it.
 */
final class Publications implements AutoCloseable {
  private static final int TIMES = 5;
  private static final long EVERY_MS = 2_000;
  private static final int MOST_TRIES = 15;
  private static final long NANOS_APART = 1_000_000;

  private final List<Observation> acts;
  private final Map<Subject, HitCount> contexts = new HashMap<>();
  private final Evaluator evaluator;
  private int next;
  private String seen = "";
  private long longest;

  private Publications(List<Observation> sample, List<Pack> packs) {
    this.acts =
        sample.stream()
            .filter(
                o -> o.op() != Observation.Op.REMOVE && o.subject().kind() == SubjectKind.OBJECT)
            .toList();
    ManifestReader reader = new ManifestReader();
    this.evaluator =
        new Evaluator(
            record ->
                record.getModelId().equals(ProbeModel.ID)
                    ? ProbeModel.of(record.getVersion())
                    : reader.read(record),
            EvaluatorOptions.DEFAULT);
    packs.forEach(
        p -> evaluator.publish(p.publish(ModelState.ACTIVE, Instant.EPOCH, null, "a", "b")));
  }

  /**
   * Publishes some versions.
   *
   * @param aheadMs how long after its publication a version is to hold
   */
  static RulesReport.Publication measure(List<Observation> sample, List<Pack> packs, long aheadMs) {
    try (Publications publications = new Publications(sample, packs)) {
      publications.judgeUntil(System.nanoTime() + 2 * EVERY_MS * 1_000_000, "");
      publications.longest = 0;
      publications.judgeUntil(System.nanoTime() + EVERY_MS * 1_000_000, "");
      long without = publications.longest;
      long active = 0;
      publications.longest = 0;
      System.gc(); // what was measured before is not this one's garbage
      long collected = collected();
      for (int version = 1; version <= TIMES; version++) {
        active = Math.max(active, publications.publish("" + version, aheadMs));
      }
      return new RulesReport.Publication(
          TIMES,
          aheadMs,
          active,
          publications.longest / 1_000_000,
          without / 1_000_000,
          collected() - collected);
    }
  }

  @Override
  public void close() {
    evaluator.close();
  }

  private static long collected() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  /** Returns after how many ms its first hit was there. */
  private long publish(String version, long aheadMs) {
    long now = System.currentTimeMillis();
    long began = System.nanoTime();
    evaluator.publish(ProbeModel.record(version, now + aheadMs));
    evaluator.prepare(now);
    long active = 0;
    for (int tries = 0; active == 0; tries++) {
      if (tries == MOST_TRIES) {
        throw new IllegalStateException("version " + version + " does not judge");
      }
      active = judgeUntil(System.nanoTime() + EVERY_MS * 1_000_000, version);
    }
    return (active - began) / 1_000_000;
  }

  /** Returns when a version was first seen to judge; 0 if it was not. */
  private long judgeUntil(long end, String version) {
    long first = 0;
    long due = System.nanoTime();
    while (due < end) {
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long began = System.nanoTime();
      judge();
      long done = System.nanoTime();
      longest = Math.max(longest, done - began);
      first = first == 0 && seen.equals(version) ? done : first;
      due += NANOS_APART;
    }
    return first;
  }

  private void judge() {
    Observation act = acts.get(next++ % acts.size());
    long now = System.currentTimeMillis();
    HitCount context =
        contexts.computeIfAbsent(
            act.subject(), subject -> new HitCount(subject.toString(), this::see));
    context.now(now);
    String id = act.actId() + "/" + next;
    evaluator.observe(
        new Observation(
            act.subject(), Observation.Op.ADD, id, act.kind(), now, now, act.features()),
        context,
        context);
  }

  private void see(HitRecord hit) {
    if (hit.getModelId().equals(ProbeModel.ID)) {
      seen = hit.getModelVersion();
    }
  }
}
