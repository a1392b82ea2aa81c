package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.Row;
import java.util.Optional;

/**
 * Compares what a model says now with the hit that stands, and emits the difference: a new hit, the
 * same hit with another severity, or its withdrawal.
 */
final class HitReconciler {
  private final EvaluatorOptions options;
  private final HitWriter writer;
  private final Ids ids = new Ids();

  HitReconciler(EvaluatorOptions options, HitWriter writer) {
    this.options = options;
    this.writer = writer;
  }

  /**
   * Settles one cause.
   *
   * @param about the act it is about, for a withdrawal; the former image where it is gone
   */
  void reconcile(
      CompiledModel model,
      TriggerReference cause,
      Optional<EvaluationResult> now,
      Row about,
      SubjectState state) {
    if (now.isEmpty() && state.hits().isEmpty(model.channel())) {
      return;
    }
    String trigger = cause.trigger(options.zone());
    StandingHit stood = state.hits().get(model.channel(), trigger);
    if (now.isEmpty()) {
      if (stood != null) {
        withdraw(model, stood, about, state);
      }
      return;
    }
    StandingHit stands = standing(model, cause, trigger, now.get(), state);
    if (stood != null && !stood.hitId().equals(stands.hitId())) {
      withdraw(model, stood, about, state);
      stood = null;
    }
    if (stood == null || stood.severity() != stands.severity()) {
      state.output().emit(writer.hit(model, stands, now.get(), state));
    }
    if (stood == null
        || stood.severity() != stands.severity()
        || !stood.cause().equals(stands.cause())) {
      state.hits().put(model.channel(), stands, options.hitsPerModel());
    }
  }

  private static void withdraw(
      CompiledModel model, StandingHit stood, Row about, SubjectState state) {
    state.output().emit(HitWriter.withdrawn(model, stood, about, state));
    state.hits().remove(model.channel(), stood.trigger());
  }

  private StandingHit standing(
      CompiledModel model,
      TriggerReference cause,
      String trigger,
      EvaluationResult judgement,
      SubjectState state) {
    KeyTemplate template = model.episode();
    String key = template.isBlank() ? state.subject().key() : template.fill(judgement.evaluation());
    String episode = model.definition().id() + "|" + key;
    String channel = model.isShadow() ? model.channel() + "@" + model.definition().version() : "";
    String id = ids.of(channel, model.definition().id(), state.context().key(), episode, trigger);
    return new StandingHit(
        trigger,
        cause,
        id,
        episode,
        judgement.verdict().severity(),
        judgement.occurredAt(),
        state.logTime());
  }
}
