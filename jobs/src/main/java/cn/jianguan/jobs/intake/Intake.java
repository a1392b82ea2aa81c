package cn.jianguan.jobs.intake;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.Emitter;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.jobs.order.StationFailure;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.history.Subjects;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first station: a department's row becomes a change of the surviving acts, or a reject. Keyed
 * by act id.
 */
public final class Intake implements Station<LogRecord, LogRecord, IntakeOutput> {
  private static final String RETENTION = "retention";

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private static final Rejects REJECTS = new Rejects(StationName.INTAKE);

  private final Codec codec = Codec.standard();
  private final ReferenceData reference = new ReferenceData();
  private final Days days = new Days();
  private final Validation validation = new Validation(reference, days);
  private final RowCounts counts = new RowCounts(reference, days);
  private final Unification unification = new Unification(new Content(codec));
  private final Telling telling = new Telling(codec);
  private final Turns turns = new Turns(reference, codec);
  private final Completion completion;
  private final Persons persons;
  private final long retentionMs;
  private final IntakeMetrics metrics;
  private final Set<String> passed;

  public Intake(IntakeOptions options, Metrics metrics) {
    this(options, Set.of(), metrics);
  }

  /**
   * @param passed positions that are to be passed: what waited at the last checkpoint is read no
   *     more, so its source cannot do it
   */
  public Intake(IntakeOptions options, Set<String> passed, Metrics metrics) {
    this.passed = passed;
    this.completion = new Completion(reference, days);
    this.persons = new Persons(reference, new Pseudonyms(options.pseudonymSecret()));
    this.retentionMs = options.retention().toMillis();
    this.metrics = new IntakeMetrics(metrics);
  }

  @Override
  public void reference(LogRecord record, long logTime) {
    try {
      reference.take(codec.decode(record.bytes(), ReferenceRecord.class), logTime);
    } catch (UnreadableException e) {
      // Refused where it entered the job, before it was broadcast; here it only must not get in.
      return;
    }
  }

  @Override
  public void data(LogRecord given, StationContext<IntakeOutput> context) {
    boolean isPassed = !passed.isEmpty() && passed.contains(given.position());
    LogRecord raw = isPassed ? given.passed() : given;
    if (raw.flaw() != null) {
      say(REJECTS.of(raw.original(), Refusal.ofAll(raw.flaw(), raw.expected())), context);
      return;
    }
    SupervisionAct act;
    try {
      act = codec.decode(raw.bytes(), SupervisionAct.class);
    } catch (UnreadableException e) {
      say(REJECTS.of(raw.original(), Refusal.ofAll(e.reason(), e.expected())), context);
      return;
    }
    Tidying.tidy(act);
    List<Refusal> refusals = CodeFlags.forgive(act, validation.refusals(act, raw.logTime()));
    if (!refusals.isEmpty()) {
      if (isCounted(context)) {
        counts.invalid(act, raw.logTime());
      }
      say(refused(raw, act, shown(refusals, act)), context);
      return;
    }
    validation.flag(act, raw.logTime());
    completion.complete(act);
    persons.hide(act);
    accept(raw, act, context);
  }

  private Refusal shown(List<Refusal> refusals, SupervisionAct act) {
    return Refusal.ofSeveral(refusals.stream().map(each -> persons.hide(each, act)).toList());
  }

  private static RejectRecord refused(LogRecord raw, SupervisionAct act, Refusal refusal) {
    RejectRecord reject = REJECTS.of(raw.original(), refusal);
    reject.setCdSource(act.getEnvelope().getCdSource());
    reject.setKind(act.getKind().name());
    reject.setOrigin(act.getEnvelope().getOrigin());
    if (DisciplineHotline.isOf(act)) {
      reject.setOriginal(NOTHING.duplicate());
    }
    return reject;
  }

  private void accept(LogRecord raw, SupervisionAct act, StationContext<IntakeOutput> context) {
    String actId = persons.hideKey(context.key());
    RowState before = context.state().get(RowState.PART, "");
    Unification.Outcome output = unification.unify(before, act, raw.logTime());
    metrics.taken(act, output.changes().get(0));
    if (before == null) {
      context.timerAt(RETENTION, raw.logTime() + retentionMs);
    }
    List<byte[]> entries =
        output.changes().stream().map(change -> entry(raw, actId, act, change)).toList();
    tell(actId, output.changes(), entries, context);
    boolean stands = output.changes().get(entries.size() - 1).op() == ActLogOp.ASSERT;
    RowState after =
        stands ? output.state().standing(entries.get(entries.size() - 1)) : output.state();
    context.state().put(RowState.PART, "", after);
    if (isCounted(context)) {
      counts.accepted(act, raw.logTime(), output.changes());
    }
  }

  private void tell(
      String actId,
      List<Change> changes,
      List<byte[]> entries,
      StationContext<IntakeOutput> context) {
    if (Turns.concern(changes)) {
      turns.of(actId, changes, entries).forEach(turn -> context.emit(new IntakeOutput.Told(turn)));
    } else {
      telling.tell(actId, changes, entries, context.logTime(), context::emit);
    }
  }

  @Override
  public Optional<IntakeOutput> failed(StationFailure<LogRecord> failure) {
    if (failure.data() == null) {
      return Optional.empty();
    }
    RejectRecord reject = REJECTS.of(failure.data().original(), failure.refusal());
    metrics.rejected(reject);
    return Optional.of(
        new IntakeOutput.Logged(
            new OutputRecord(
                Topic.REJECTS, reject.getRejectId(), failure.logTime(), codec.encode(reject))));
  }

  private static boolean isCounted(StationContext<IntakeOutput> context) {
    return !context.isBehindClock() && !context.isRepeated();
  }

  private byte[] entry(LogRecord raw, String actId, SupervisionAct row, Change change) {
    ActLogEntry entry = new ActLogEntry();
    entry.setMatchedBy("");
    entry.setOtherId("");
    entry.setFilledFields(List.of());
    entry.setActId(actId);
    entry.setOp(change.op());
    entry.setVersion(change.version());
    entry.setLogTime(Instant.ofEpochMilli(raw.logTime()));
    entry.setObjectKey(change.act() == null ? "" : Subjects.objectKey(change.act()));
    entry.setDuplicateLevel(change.duplicateLevel());
    entry.setAct(change.act());
    entry.setKind(row.getKind());
    entry.setCdSource(row.getEnvelope().getCdSource());
    entry.setOrigin(row.getEnvelope().getOrigin());
    entry.setPosition(raw.position());
    return codec.encode(entry);
  }

  private void say(RejectRecord reject, StationContext<IntakeOutput> context) {
    metrics.rejected(reject);
    OutputRecord said =
        new OutputRecord(
            Topic.REJECTS, reject.getRejectId(), context.logTime(), codec.encode(reject));
    context.emit(new IntakeOutput.Logged(said));
  }

  /** An act nobody has mentioned for the whole retention is forgotten. */
  @Override
  public void timer(String name, long at, StationContext<IntakeOutput> context) {
    RowState state = context.state().get(RowState.PART, "");
    if (state != null && state.touched() + retentionMs > at) {
      context.timerAt(RETENTION, state.touched() + retentionMs);
    } else {
      context.forget();
    }
  }

  @Override
  public void flush(Emitter<IntakeOutput> emitter) {
    counts.flush(emitter);
  }
}
