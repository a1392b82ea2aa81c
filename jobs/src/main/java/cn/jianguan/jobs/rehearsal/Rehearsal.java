package cn.jianguan.jobs.rehearsal;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.casework.CaseInput;
import cn.jianguan.jobs.casework.Casework;
import cn.jianguan.jobs.intake.Actors;
import cn.jianguan.jobs.intake.Intake;
import cn.jianguan.jobs.intake.IntakeOptions;
import cn.jianguan.jobs.intake.IntakeOutput;
import cn.jianguan.jobs.intake.RowCount;
import cn.jianguan.jobs.intake.RowKeys;
import cn.jianguan.jobs.intake.RowOrder;
import cn.jianguan.jobs.intake.RowQuality;
import cn.jianguan.jobs.intake.Telling;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.jobs.order.TieBreaker;
import cn.jianguan.jobs.planning.Planning;
import cn.jianguan.jobs.reference.ListOwners;
import cn.jianguan.jobs.reference.ReferenceCheck;
import cn.jianguan.jobs.unify.TurnOrder;
import cn.jianguan.jobs.unify.Unify;
import cn.jianguan.jobs.warning.Warning;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActTurn;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.state.CachedState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Takes what would be written to the input topics and says what the alert job would write to its
 * output topics. Records may come in any order, but none whose log time has been advanced past. Not
 * thread-safe; all state is on the heap.
 */
public final class Rehearsal {
  private static final TieBreaker<LogRecord> BY_CONTENT =
      (one, other) -> {
        int keys = one.key().compareTo(other.key());
        return keys != 0 ? keys : Arrays.compareUnsigned(one.bytes(), other.bytes());
      };

  private final Codec codec = Codec.standard();
  private final Telling telling = new Telling(codec);
  private final ListOwners owners;
  private final RowKeys rowKeys;
  private final StationHarness<LogRecord, LogRecord, IntakeOutput> intake;
  private final StationHarness<InnerRecord, LogRecord, InnerRecord> unify;
  private final StationHarness<RowCount, LogRecord, Observation> quality;
  private final StationHarness<Observation, LogRecord, OutputRecord> warning;
  private final StationHarness<InnerRecord, LogRecord, InnerRecord> planning;
  private final StationHarness<CaseInput, LogRecord, OutputRecord> casework;
  private final List<StationHarness<?, LogRecord, ?>> all;
  private List<OutputRecord> said = new ArrayList<>();
  private long offset;

  /**
   * @param nationalSources sources that may say anything
   * @param intakeOptions as the job that will read the log has them: pseudonyms are in ids
   */
  public Rehearsal(
      IntakeOptions intakeOptions, EvaluatorOptions evaluator, Set<String> nationalSources) {
    owners = new ListOwners(nationalSources);
    rowKeys = new RowKeys(intakeOptions.pseudonymSecret());
    Actors actors = new Actors(intakeOptions.pseudonymSecret());
    intake =
        new StationHarness<>(
            new Intake(intakeOptions, Metrics.NONE), new RowOrder(), BY_CONTENT, CachedState::new);
    unify =
        new StationHarness<>(
            new Unify(intakeOptions.retention(), actors::hide, Metrics.NONE),
            new TurnOrder(),
            BY_CONTENT,
            CachedState::new);
    quality =
        new StationHarness<>(new RowQuality(), (one, other) -> 0, BY_CONTENT, CachedState::new);
    warning =
        new StationHarness<>(
            new Warning(evaluator, Metrics.NONE), Observation::order, BY_CONTENT, CachedState::new);
    planning =
        new StationHarness<>(
            new Planning(Metrics.NONE),
            (one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()),
            BY_CONTENT,
            CachedState::new);
    casework =
        new StationHarness<>(
            new Casework(actors::hide, actors::words, Metrics.NONE),
            CaseInput::order,
            BY_CONTENT,
            CachedState::new);
    all = List.of(intake, unify, quality, warning, planning, casework);
  }

  /** A row of topic acts. */
  public void act(SupervisionAct act, byte[] bytes, long logTime) {
    String key = rowKeys.hide(RecordIdentity.of(act.getEnvelope()));
    intake.data(key, record(Topic.ACTS, key, bytes, logTime), logTime);
  }

  /**
   * A row of topic reference.
   *
   * @throws IllegalArgumentException if the job would refuse it
   */
  public void reference(ReferenceRecord row, byte[] bytes, long logTime) {
    if (!ReferenceCheck.faults(row).isEmpty() || owners.refusal(row) != null) {
      throw new IllegalArgumentException(
          "refused: " + row + " " + ReferenceCheck.faults(row) + " " + owners.refusal(row));
    }
    String key = RecordIdentity.of(row.getEnvelope());
    all.forEach(it -> it.reference(record(Topic.REFERENCE, key, bytes, logTime), logTime));
  }

  /** A record of topic models. */
  public void model(ModelRecord model, byte[] bytes, long logTime) {
    warning.reference(record(Topic.MODELS, model.getModelId(), bytes, logTime), logTime);
  }

  /** A record of topic commands. */
  public void command(CommandRecord command, byte[] bytes, long logTime) {
    String subject = command.getSubject();
    CaseInput move = new CaseInput.Command(record(Topic.COMMANDS, subject, bytes, logTime));
    casework.data(subject, move, logTime);
  }

  private LogRecord record(Topic topic, String key, byte[] bytes, long logTime) {
    return new LogRecord(
        topic.kafkaName(), 0, offset++, logTime, key, bytes, bytes.length, null, "");
  }

  /**
   * Lets the clock of the log pass a moment.
   *
   * @param upTo epoch ms, inclusive
   * @return what the job writes meanwhile, station by station, each in the order of the log
   */
  public List<OutputRecord> advanceTo(long upTo) {
    intake.advanceTo(upTo).forEach(it -> taken(it.output(), it.logTime()));
    unify.advanceTo(upTo).forEach(it -> unified(it.output(), it.logTime()));
    quality.advanceTo(upTo).forEach(it -> observed(it.output(), it.logTime()));
    warning.advanceTo(upTo).forEach(it -> hit(it.output(), it.logTime()));
    planning.advanceTo(upTo).forEach(it -> known(it.output(), it.logTime()));
    casework.advanceTo(upTo).forEach(it -> said.add(it.output()));
    List<OutputRecord> outputs = said;
    said = new ArrayList<>();
    return outputs;
  }

  private void taken(IntakeOutput output, long logTime) {
    if (output instanceof IntakeOutput.Logged logged) {
      said.add(logged.output());
    } else if (output instanceof IntakeOutput.Observed it) {
      observed(it.observation(), logTime);
    } else if (output instanceof IntakeOutput.Counted counted) {
      quality.data(counted.count().table(), counted.count(), logTime);
    } else if (output instanceof IntakeOutput.Told told) {
      if (told.told().kind() == InnerRecord.Kind.ACT) {
        unify.data(told.told().key(), told.told(), logTime);
      } else {
        known(told.told(), logTime);
      }
    }
  }

  private void unified(InnerRecord output, long logTime) {
    if (output.kind() == InnerRecord.Kind.REJECT) {
      said.add(new OutputRecord(Topic.REJECTS, output.key(), logTime, output.bytes()));
      return;
    }
    try {
      ActTurn turn = codec.decode(output.bytes(), ActTurn.class);
      telling.tell(turn, logTime, it -> taken(it, logTime));
    } catch (UnreadableException e) {
      throw new IllegalStateException("a turn of our own: " + e.expected(), e);
    }
  }

  private void observed(Observation observation, long logTime) {
    warning.data(observation.subject().toString(), observation, logTime);
  }

  private void hit(OutputRecord output, long logTime) {
    said.add(output);
    if (output.topic() == Topic.HITS) {
      casework.data(output.key(), new CaseInput.Hit(output.key(), output.bytes()), logTime);
    }
  }

  private void known(InnerRecord told, long logTime) {
    switch (told.kind()) {
      case PLAN -> planning.data(told.key(), told, logTime);
      case FACT -> casework.data(told.key(), new CaseInput.Fact(told.key(), told.bytes()), logTime);
      case VISIT ->
          casework.data(told.key(), new CaseInput.Visit(told.key(), told.bytes()), logTime);
      case REJECT -> said.add(new OutputRecord(Topic.REJECTS, told.key(), logTime, told.bytes()));
      default -> throw new IllegalStateException("not told here: " + told.kind());
    }
  }
}
