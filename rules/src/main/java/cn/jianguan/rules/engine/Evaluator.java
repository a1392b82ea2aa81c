package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.reference.ReferenceRecords;
import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelReader;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.wording.Names;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules engine of one subtask: models and reference data are shared by all its subjects, what
 * is known about a subject lives in the memory of its context. One thread at a time.
 *
 * <p>Which hits stand is a function of the acts that stand, within the bounds of {@link
 * EvaluatorOptions} and of a model's {@code revisit}: late, corrected and withdrawn acts lead to
 * the hits they would have led to in order. What was emitted on the way there depends on when
 * things became known, and on nothing else. Two images of one act at one log time count as one
 * change.
 */
public final class Evaluator implements AutoCloseable {
  private static final String SETTLE = "settle";
  private static final String FORGET = "forget";
  private static final long DAY = 86_400_000L;

  private final ModelReader reader;
  private final EvaluatorOptions options;
  private final EvaluationListener listener;
  private final ReferenceRecords references = new ReferenceRecords();
  private final WorkingCalendar calendar;
  private final ModelRegistry catalogue = new ModelRegistry();
  private final Rules rules;
  private final ModelFailures failures;
  private final PeriodReevaluation periods;
  private final ExpectationReevaluation expectations;
  private final Map<Trigger.Type, Reevaluation> revisions = new EnumMap<>(Trigger.Type.class);
  private boolean published;

  public Evaluator(ModelReader reader, EvaluatorOptions options) {
    this(reader, options, EvaluationListener.NONE);
  }

  public Evaluator(ModelReader reader, EvaluatorOptions options, EvaluationListener listener) {
    this.reader = reader;
    this.listener = listener;
    this.options = options;
    this.calendar = WorkingCalendar.of(references, options.zone());
    this.rules = new Rules(options.cache());
    this.failures = new ModelFailures(options.failuresToSuspend());
    SourceDeclarations sources = new SourceDeclarations(references);
    ModelEvaluation evaluation =
        new ModelEvaluation(rules, calendar, sources, options.rowsPerEvaluation());
    HitReconciler reconciler =
        new HitReconciler(
            options, new HitWriter(new Reasons(new Names(references), options.zone())));
    this.periods = new PeriodReevaluation(evaluation, reconciler);
    this.expectations = new ExpectationReevaluation(evaluation, reconciler);
    revisions.put(Trigger.Type.ACT, new ActReevaluation(evaluation, reconciler));
    revisions.put(Trigger.Type.PERIOD, periods);
    revisions.put(Trigger.Type.EXPECTATION, expectations);
  }

  /**
   * Takes over reference data: the days of the national working calendar, what sources declare
   * about themselves, and what codes are called.
   *
   * @param logTime when the record became known, epoch ms UTC
   */
  public void reference(ReferenceRecord record, long logTime) {
    references.take(record, logTime);
  }

  /** The working calendar as reference data have filled it. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  /**
   * Takes over a published version. It judges what becomes known from its effective log time on,
   * and nothing from then on is judged by the one before: who comes first waits for its rules to be
   * compiled. Rules that do not compile are then rejected as MODEL_INVALID.
   *
   * @return why the pack cannot be a model, Chinese first; empty where it can. A refused version
   *     changes nothing
   */
  public String publish(ModelRecord record) {
    boolean evaluated =
        record.getState() == ModelState.ACTIVE || record.getState() == ModelState.SHADOW;
    try {
      boolean shadow = record.getState() == ModelState.SHADOW;
      Optional<CompiledModel> model =
          evaluated
              ? Optional.of(
                  CompiledModel.of(
                      reader.read(record),
                      shadow,
                      options.zone(),
                      listener.of(record.getModelId(), shadow)))
              : Optional.empty();
      catalogue.put(record, model);
      failures.forgive(record.getModelId());
      published = true;
      return "";
    } catch (InvalidModelException e) {
      return e.getMessage();
    }
  }

  /**
   * Begins to compile, on another thread, what was published and is in effect at a log time or will
   * be. Call it when some publications are over; otherwise the next act begins it.
   */
  public void prepare(long logTime) {
    if (published) {
      published = false;
      rules.prepare(catalogue.inEffectFrom(logTime));
    }
  }

  /**
   * An act of the context's subject became known, or was taken back. A changed act is its REMOVE
   * before its ADD; hits are settled when the log time of a REMOVE is over.
   */
  public void observe(Observation observation, EvaluationContext context, EvaluationOutput output) {
    SubjectState state = new SubjectState(observation.subject(), context, output);
    prepare(state.logTime());
    meet(state);
    if (observation.op() == Observation.Op.REMOVE) {
      remove(observation, state);
    } else {
      add(observation, state);
    }
  }

  /** A timer that was asked for is due. */
  public void deadline(String name, long at, EvaluationContext context, EvaluationOutput output) {
    SubjectState state = new SubjectState(context, output);
    prepare(state.logTime());
    if (name.equals(FORGET)) {
      forget(state);
    } else if (name.equals(SETTLE)) {
      state.metadata().takeRemoved(context.state()).forEach(row -> revise(row, null, state));
    } else {
      timer(name, state);
    }
  }

  /**
   * How often models have failed since they were last published, by model and version: all that an
   * evaluator knows which neither publications nor the memory of a subject hold.
   */
  public Map<String, Integer> failures() {
    return failures.counts();
  }

  /** Takes over {@link #failures} of before, once the models are published again. */
  public void restoreFailures(Map<String, Integer> before) {
    failures.restore(before);
  }

  @Override
  public void close() {
    rules.close();
  }

  private void add(Observation observation, SubjectState state) {
    ActKind kind = observation.kind();
    String actId = observation.actId();
    Row before = state.history().find(kind, observation.occurredAt(), actId);
    long known =
        before == null
            ? state.metadata().knownSince(kind, actId, observation.logTime())
            : before.logTime();
    Row after = new Row(observation.occurredAt(), actId, known, observation.features());
    state.history().put(after);
    remember(state);
    revise(before, after, state);
  }

  private void remove(Observation observation, SubjectState state) {
    Row removed =
        state.history().remove(observation.kind(), observation.occurredAt(), observation.actId());
    if (removed != null) {
      // The new image may follow at the same log time; a hit must not go and come back for that.
      state.metadata().removed(removed, state.context().state());
      state.context().timerAt(SETTLE, state.logTime());
    }
  }

  private void revise(Row before, Row after, SubjectState state) {
    ActKind kind = after == null ? before.kind() : after.kind();
    String cause = after == null ? before.actId() : after.actId();
    for (CompiledModel model : inEffect(state).of(kind)) {
      Reevaluation revision = revisions.get(model.type());
      guarded(model, cause, state, () -> revision.revise(model, before, after, state));
      if (model.type() != Trigger.Type.EXPECTATION && model.hasDeadlines()) {
        guarded(model, cause, state, () -> expectations.revise(model, before, after, state));
      }
    }
  }

  private void timer(String name, SubjectState state) {
    String[] parts = name.split("\\|", 3);
    CompiledModel model = inEffect(state).of(parts[1]);
    if (model == null) {
      return;
    }
    if (parts[0].equals(PeriodReevaluation.TIMER) && model.type() == Trigger.Type.PERIOD) {
      long end = Long.parseLong(parts[2]);
      guarded(model, name, state, () -> periods.deadline(model, end, state));
    } else if (parts[0].equals(ExpectationReevaluation.TIMER)) {
      TriggerReference cause = TriggerReference.decode(parts[2]);
      guarded(model, name, state, () -> expectations.deadline(model, cause, state));
    }
  }

  /** Sets the timers of models published since the subject was last seen. */
  private void meet(SubjectState state) {
    for (CompiledModel model : state.metadata().meet(inEffect(state), state.context().state())) {
      guarded(model, model.publication(), state, () -> scan(model, state));
    }
  }

  private EffectiveModels inEffect(SubjectState state) {
    return catalogue.inEffect(state.subject().kind(), state.logTime());
  }

  private void scan(CompiledModel model, SubjectState state) {
    if (model.type() == Trigger.Type.PERIOD) {
      periods.scan(model, state);
    }
    expectations.scan(model, state);
  }

  private void guarded(CompiledModel model, String cause, SubjectState state, Runnable work) {
    if (failures.isSuspended(model)) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException failure) {
      failures.report(model, cause, failure, state);
    }
  }

  private void remember(SubjectState state) {
    long due = state.logTime() + options.retention().toMillis() + DAY;
    if (state.metadata().forgetAt() > due) {
      forgetAt(due, state);
    }
  }

  private void forget(SubjectState state) {
    long retention = options.retention().toMillis();
    SubjectMetadata metadata = state.metadata();
    long next =
        state
            .history()
            .forget(
                state.logTime(),
                options::retentionOf,
                (kind, before) -> metadata.forgotten(kind, before, state.context().state()));
    state.hits().forget(state.logTime() - retention);
    // That something was forgotten is known for as long as a late act could ask for it.
    long asked = EvaluatorOptions.latest(metadata.forgottenTo());
    if (next != Long.MAX_VALUE || asked > state.logTime()) {
      forgetAt(Math.min(next, Math.max(asked, state.logTime() + DAY)), state);
    } else {
      metadata.drop(state.context().state());
    }
  }

  private static void forgetAt(long at, SubjectState state) {
    state.metadata().forgetAt(at, state.context().state());
    state.context().timerAt(FORGET, at);
  }
}
