package cn.jianguan.rules.scenario;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.engine.EvaluationContext;
import cn.jianguan.rules.engine.EvaluationOutput;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.state.HeapState;
import cn.jianguan.rules.state.KeyedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Feeds an evaluator as a job does: observations in log-time order, and a timer at T after every
 * observation with log time ≤ T. Keeps one memory per subject and collects what is emitted.
 */
public final class ScenarioFeed {
  private final Evaluator evaluator;
  private final Supplier<KeyedState> remember;
  private final Map<String, KeyedState> memories = new HashMap<>();
  private final TreeSet<Timer> timers = new TreeSet<>();
  private final List<HitRecord> hits = new ArrayList<>();
  private final List<RejectRecord> rejects = new ArrayList<>();
  private final EvaluationOutput collected = new Collected();
  private long now = Long.MIN_VALUE;

  private record Timer(long at, String subject, String name) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int order = Long.compare(at, other.at);
      order = order == 0 ? subject.compareTo(other.subject) : order;
      return order == 0 ? name.compareTo(other.name) : order;
    }
  }

  public ScenarioFeed(Evaluator evaluator) {
    this(evaluator, HeapState::new);
  }

  /** With memories of the caller's making, one per subject. */
  public ScenarioFeed(Evaluator evaluator, Supplier<KeyedState> remember) {
    this.evaluator = evaluator;
    this.remember = remember;
  }

  /**
   * Hands over an observation after the timers due before it.
   *
   * @throws IllegalArgumentException if its log time lies before that of its predecessor
   */
  public void observe(Observation observation) {
    if (observation.logTime() < now) {
      throw new IllegalArgumentException("not in log-time order: " + observation);
    }
    fireBefore(observation.logTime());
    now = observation.logTime();
    evaluator.observe(observation, context(observation.subject().toString(), now), collected);
  }

  /** Fires the timers due before a log time; those due at it still wait for its records. */
  public void fireBefore(long logTime) {
    while (!timers.isEmpty() && timers.first().at() < logTime) {
      Timer timer = timers.pollFirst();
      long at = Math.max(timer.at(), now);
      now = at;
      evaluator.deadline(timer.name(), timer.at(), context(timer.subject(), at), collected);
    }
  }

  public List<HitRecord> hits() {
    return hits;
  }

  public List<RejectRecord> rejects() {
    return rejects;
  }

  private EvaluationContext context(String subject, long logTime) {
    KeyedState state = memories.computeIfAbsent(subject, key -> remember.get());
    return new Context(subject, logTime, state, timers);
  }

  private record Context(String key, long logTime, KeyedState state, TreeSet<Timer> timers)
      implements EvaluationContext {

    @Override
    public void timerAt(String name, long at) {
      timers.add(new Timer(at, key, name));
    }
  }

  private final class Collected implements EvaluationOutput {
    @Override
    public void emit(HitRecord hit) {
      hits.add(hit);
    }

    @Override
    public void reject(RejectRecord reject) {
      rejects.add(reject);
    }
  }
}
