package cn.jianguan.simulator;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.replay.Feed;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.jobs.intake.IntakeOptions;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.rehearsal.Rehearsal;
import cn.jianguan.log.Topic;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes down three months of the province: its lists, its acts, and what its departments answered
 * to the alerts that came of them. The alert job is rehearsed in memory, some minutes at a time;
 * who answers an alert does so in the same log, after the moment at which it was raised. A job that
 * reads the log raises the same alerts and finds them answered.
 *
 * <p>The same seed, scale, end and secret give the same bytes.
 */
public final class Simulation {
  /** How often people look whether there is something new. */
  private static final Duration LOOK = Duration.ofMinutes(10);

  private static final Codec CODEC = Codec.standard();

  private final Province province;
  private final Stories stories;
  private final RandomInspections inspections;
  private final Departments departments;
  private final Period period;
  private final Rehearsal rehearsal;
  private final PriorityQueue<Event> ahead = new PriorityQueue<>();
  private final List<TimedRecord> written = new ArrayList<>();
  private long number;

  private record Event(long at, long number, Object record) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int order = Long.compare(at, other.at);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }

  /**
   * @param end log time at which the three months end
   * @param secret of pseudonyms, as the job that will read the log has it
   * @param evaluator where compiled rules are kept
   */
  public Simulation(
      Scale scale, long seed, Instant end, String secret, EvaluatorOptions evaluator) {
    period = Period.endingAt(end);
    province = new Province(scale, period.firstDay());
    stories = new Stories(province, scale, seed, period);
    inspections = new RandomInspections(province, scale, seed, period);
    departments = new Departments(province, seed);
    rehearsal =
        new Rehearsal(
            new IntakeOptions(secret, Duration.ofDays(400)), evaluator, Set.of("CN-CALENDAR"));
  }

  /**
   * Runs it.
   *
   * @param lists rows of reference that are there before, such as the calendar
   * @param said receives all that the rehearsed job writes
   * @param ended receives every day that has been simulated
   * @return everything in log order, without models: whoever feeds it publishes them before
   */
  public List<TimedRecord> run(
      List<TimedRecord> lists, Consumer<OutputRecord> said, Consumer<LocalDate> ended) {
    long first = period.from().toEpochMilli();
    lists.forEach(it -> list(it, first));
    Reference.of(province, first).forEach(row -> plan(first, row));
    PackLibrary.shipped().forEach(pack -> model(pack, first));
    stories.tell(it -> plan(it.logTime(), it.act()));
    new Ordinary(province, period).tell(it -> plan(it.logTime(), it.act()));
    inspections.tell(it -> plan(it.logTime(), it.act()));
    Instant look = period.from();
    while (look.isBefore(period.to())) {
      LocalDate day = Period.day(look);
      look = look.plus(LOOK).isBefore(period.to()) ? look.plus(LOOK) : period.to();
      pass(look.toEpochMilli() - 1, said);
      if (!Period.day(look).equals(day)) {
        ended.accept(day);
      }
    }
    return written;
  }

  private void pass(long upTo, Consumer<OutputRecord> said) {
    while (!ahead.isEmpty() && ahead.peek().at() <= upTo) {
      Event event = ahead.poll();
      if (event.record() instanceof Answer answer) {
        see(event.at() - 1, said);
        if (departments.stillMeant(answer.move())) {
          answer(answer, event.at());
        }
      } else {
        write(event.at(), event.record());
      }
    }
    see(upTo, said);
  }

  private void answer(Answer answer, long at) {
    answer.acts().forEach(act -> write(at, act));
    write(at, departments.seen(answer.move()));
    answer.later().stream()
        .filter(it -> it.logTime() < period.to().toEpochMilli())
        .forEach(it -> plan(it.logTime(), it.act()));
  }

  private void see(long upTo, Consumer<OutputRecord> said) {
    for (OutputRecord output : rehearsal.advanceTo(upTo)) {
      said.accept(output);
      if (output.topic() == Topic.ALERT_LOG) {
        departments.answer(transition(output)).forEach(it -> plan(after(it.move(), upTo), it));
      }
    }
  }

  /** Nobody answers an alert before it was seen. */
  private static long after(CommandRecord move, long upTo) {
    long at = Math.max(move.getEventTime().toEpochMilli(), upTo + 1);
    move.setEventTime(Instant.ofEpochMilli(at));
    return at;
  }

  private static AlertTransition transition(OutputRecord output) {
    try {
      return CODEC.decode(output.bytes(), AlertTransition.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException("a transition of our own: " + e.expected(), e);
    }
  }

  private void plan(long at, Object record) {
    ahead.add(new Event(at, number++, record));
  }

  private void list(TimedRecord list, long at) {
    try {
      plan(at, CODEC.decode(list.bytes(), ReferenceRecord.class));
    } catch (UnreadableException e) {
      throw new IllegalArgumentException("no row of a list: " + e.expected(), e);
    }
  }

  private void model(Pack pack, long at) {
    ModelRecord model = Feed.publication(pack);
    rehearsal.model(model, CODEC.encode(model), at);
  }

  private void write(long at, Object record) {
    if (record instanceof ReferenceRecord row) {
      byte[] bytes = CODEC.encode(row);
      rehearsal.reference(row, bytes, at);
      written(Topic.REFERENCE, RecordIdentity.of(row.getEnvelope()), at, bytes);
    } else if (record instanceof SupervisionAct act) {
      if (Visits.isOfAlert(act) && act.getEnvelope().getCdOperation() == Operation.DELETE) {
        departments.takenBack(act);
      }
      byte[] bytes = CODEC.encode(act);
      rehearsal.act(act, bytes, at);
      written(Topic.ACTS, RecordIdentity.of(act.getEnvelope()), at, bytes);
    } else if (record instanceof CommandRecord move) {
      byte[] bytes = CODEC.encode(move);
      rehearsal.command(move, bytes, at);
      written(Topic.COMMANDS, move.getSubject(), at, bytes);
    }
  }

  private void written(Topic topic, String key, long at, byte[] bytes) {
    written.add(new TimedRecord(topic, key.getBytes(StandardCharsets.UTF_8), at, bytes));
  }

  /** Departments that answer alerts. */
  public long departments() {
    return province.departments().size();
  }
}
