package cn.jianguan.jobs.casework;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.casework.decide.Lists;
import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.jobs.order.StationFailure;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SubjectFact;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The third station: turns hits into alerts and runs them through the closed loop. Keyed by the
 * alert's subject. Says ALERT_LOG, DECISIONS, JOINT_VISITS, NOTIFICATIONS and REJECTS, each with
 * the log time at hand.
 *
 * <p>Guarantees: the transitions of an alert are numbered from 1 without gaps; the same hit, or the
 * same command id, changes an alert once; what is refused changes nothing and is answered; a run
 * over the same log says the same, byte for byte.
 */
public final class Casework implements Station<CaseInput, LogRecord, OutputRecord> {
  private final Codec codec = Codec.standard();
  private final Directory directory = new Directory();
  private final Lists lists = new Lists(directory);
  private final CaseMetrics metrics;
  private final CaseOutput output;
  private final Set<String> passed;
  private final UnaryOperator<String> actors;
  private final UnaryOperator<String> words;

  public Casework(UnaryOperator<String> actors, UnaryOperator<String> words, Metrics metrics) {
    this(Set.of(), actors, words, metrics);
  }

  /**
   * @param passed positions that are to be passed: what waited at the last checkpoint is read no
   *     more, so its source cannot do it
   * @param actors pseudonym of a person who acts; a pseudonym is its own
   * @param words what people say, with the persons in it hidden
   */
  public Casework(
      Set<String> passed,
      UnaryOperator<String> actors,
      UnaryOperator<String> words,
      Metrics metrics) {
    this.words = words;
    this.passed = passed;
    this.actors = actors;
    this.metrics = new CaseMetrics(metrics);
    this.output = new CaseOutput(codec, this.metrics);
  }

  private CaseInput passing(CaseInput input) {
    return !passed.isEmpty()
            && input instanceof CaseInput.Command command
            && passed.contains(command.record().position())
        ? new CaseInput.Command(command.record().passed())
        : input;
  }

  /** What cannot be read was refused before it was broadcast. */
  @Override
  public void reference(LogRecord record, long logTime) {
    try {
      directory.take(codec.decode(record.bytes(), ReferenceRecord.class), logTime);
    } catch (UnreadableException e) {
      return;
    }
  }

  @Override
  public void data(CaseInput given, StationContext<OutputRecord> context) {
    CaseInput input = passing(given);
    CaseTransitions transitions = transitions(context);
    if (input instanceof CaseInput.Command command && command.record().flaw() != null) {
      LogRecord record = command.record();
      refuse(input, Refusal.ofAll(record.flaw(), record.expected()), transitions);
      return;
    }
    try {
      if (input instanceof CaseInput.Hit hit) {
        new HitHandler(transitions).take(codec.decode(hit.bytes(), HitRecord.class));
      } else if (input instanceof CaseInput.Fact fact) {
        new FactHandler(transitions).take(codec.decode(fact.bytes(), SubjectFact.class));
      } else if (input instanceof CaseInput.Visit visit) {
        new VisitHandler(transitions).take(codec.decode(visit.bytes(), PlannedVisit.class));
      } else if (input instanceof CaseInput.Command command) {
        LogRecord record = command.record();
        new CommandHandler(transitions, actors, words)
            .take(record, codec.decode(record.bytes(), CommandRecord.class));
      }
    } catch (UnreadableException e) {
      refuse(input, Refusal.ofAll(e.reason(), e.expected()), transitions);
    }
    reviewVisits(transitions);
  }

  private static void reviewVisits(CaseTransitions transitions) {
    if (transitions.isStirred()) {
      new JointVisits(transitions).review();
    }
  }

  private static void refuse(CaseInput input, Refusal refusal, CaseTransitions transitions) {
    transitions.emit(Reject.of(input, refusal, transitions.now()));
  }

  @Override
  public void timer(String name, long at, StationContext<OutputRecord> context) {
    CaseTransitions transitions = transitions(context);
    if (JointVisits.isAlarm(name)) {
      transitions.stir();
    } else {
      new DeadlineHandler(transitions).ring(name, at);
    }
    reviewVisits(transitions);
  }

  /** A fault in a hit or a command is answered; one in a timer has nobody to answer. */
  @Override
  public Optional<OutputRecord> failed(StationFailure<CaseInput> failure) {
    return Optional.ofNullable(failure.data())
        .map(input -> Reject.of(input, failure.refusal(), Instant.ofEpochMilli(failure.logTime())))
        .map(reject -> output.of(reject, failure.logTime()));
  }

  private CaseTransitions transitions(StationContext<OutputRecord> context) {
    return new CaseTransitions(directory, lists, metrics, output, context);
  }
}
