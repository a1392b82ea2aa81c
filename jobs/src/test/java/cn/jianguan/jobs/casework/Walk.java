package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * A random walk through casework: hits, withdrawals and commands of a seed, most of them possible
 * where the alert stands, some not. It keeps what went in, so that it can be played again.
 */
final class Walk {
  private static final int EPISODES = 3;
  private static final int ACTS = 3;

  /** One input and its log time. */
  record Step(CaseInput input, Instant logTime) {}

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final List<HitRecord> hits = new ArrayList<>();
  private Instant now = CaseworkHarness.at(9, 14, 10, 0);

  Walk(long seed, int length) {
    random = new Random(seed);
    StationHarness<CaseInput, LogRecord, OutputRecord> log = log();
    for (int i = 0; i < length; i++) {
      now = now.plus(Duration.ofMinutes(1 + random.nextInt(random.nextInt(20) == 0 ? 60000 : 600)));
      Step step = new Step(next(i), now);
      steps.add(step);
      feed(log, step).forEach(this::see);
    }
  }

  List<Step> steps() {
    return steps;
  }

  /**
   * Everything that is emitted when the steps are taken one after the other, and a year of silence.
   */
  static List<SpecificRecord> play(List<Step> steps) {
    StationHarness<CaseInput, LogRecord, OutputRecord> log = log();
    List<SpecificRecord> emitted = new ArrayList<>();
    steps.forEach(step -> emitted.addAll(feed(log, step)));
    log.advanceTo(CaseworkHarness.at(12, 31, 0, 0).plus(Duration.ofDays(500)).toEpochMilli())
        .forEach(each -> emitted.add(CaseworkHarness.record(each.output())));
    return emitted;
  }

  /** The same steps put in at once, in another order: the log's clock sorts them. */
  static List<SpecificRecord> playShuffled(List<Step> steps, long seed) {
    List<Step> shuffled = new ArrayList<>(steps);
    java.util.Collections.shuffle(shuffled, new Random(seed));
    StationHarness<CaseInput, LogRecord, OutputRecord> log = log();
    shuffled.forEach(step -> put(log, step));
    List<SpecificRecord> emitted = new ArrayList<>();
    log.advanceTo(CaseworkHarness.at(12, 31, 0, 0).plus(Duration.ofDays(500)).toEpochMilli())
        .forEach(each -> emitted.add(CaseworkHarness.record(each.output())));
    return emitted;
  }

  private CaseInput next(int i) {
    int dice = random.nextInt(10);
    if (alerts.isEmpty() || dice < 2) {
      return hit(i);
    }
    if (dice == 3) {
      return act();
    }
    return dice == 2 && random.nextInt(3) == 0 ? withdrawal() : command(i);
  }

  private CaseInput hit(int i) {
    HitRecord hit =
        HitFixtures.hit("h" + (random.nextInt(5) == 0 ? 0 : i), any(Severity.values()), now)
            .setEpisodeKey("e" + random.nextInt(EPISODES))
            .setConfidence(random.nextInt(4) == 0 ? 0.3 : 1)
            .setTags(random.nextInt(4) == 0 ? List.of("MAJOR_HAZARD") : List.of())
            .setRearmAfter(random.nextInt(3) == 0 ? now.minusSeconds(7200) : null)
            .build();
    hits.add(hit);
    return CaseworkHarness.input(hit);
  }

  private CaseInput withdrawal() {
    return CaseworkHarness.input(HitFixtures.withdrawn(hits.get(random.nextInt(hits.size())), now));
  }

  /** One of few acts is reported, or taken back. */
  private CaseInput act() {
    return CaseworkHarness.input(
        Plans.check("JC-" + random.nextInt(ACTS), now)
            .setItemCodes(List.of(Plans.OTHER))
            .setRemoved(random.nextInt(4) == 0)
            .build());
  }

  private CaseInput command(int i) {
    Alert alert = any(alerts.values().toArray(Alert[]::new));
    AlertEvent event = any(AlertEvent.values());
    for (int tries = 0; tries < 200 && !Moves.likely(alert.getState(), event); tries++) {
      event = any(AlertEvent.values());
    }
    ActorRole role = Moves.role(event, random);
    CommandRecord command =
        CommandRecord.newBuilder()
            .setTransitionUuid("u" + (random.nextInt(20) == 0 ? i / 2 : i))
            .setAlertId(alert.getAlertId())
            .setSubject(alert.getSubject())
            .setEvent(event)
            .setActorRole(role)
            .setActorOrg(Moves.org(role, alert))
            .setActorId("p" + random.nextInt(5))
            .setEventTime(now)
            .setReasonCode(Moves.reason(event))
            .setComment("说明")
            .setAttachments(List.of(new Attachment("a.pdf", "00")))
            .setLinkedActs(
                random.nextInt(3) == 0 ? List.of() : List.of("JC-" + random.nextInt(ACTS)))
            .setTargetOrg(any(Town.MARKET, Town.JUSTICE, Town.SECOND))
            .setOfficers(2)
            .setDeadline(now.plus(Duration.ofDays(1 + random.nextInt(20))))
            .build();
    return CaseworkHarness.input(command, i);
  }

  private void see(SpecificRecord record) {
    if (record instanceof AlertTransition transition) {
      alerts.put(transition.getAlertId(), transition.getAlert());
      if (transition.getTo() == AlertState.ARCHIVED) {
        alerts.remove(transition.getAlertId());
      }
    }
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private static StationHarness<CaseInput, LogRecord, OutputRecord> log() {
    return CaseworkHarness.log(Metrics.NONE);
  }

  private static void put(StationHarness<CaseInput, LogRecord, OutputRecord> log, Step step) {
    log.data(step.input().subject(), step.input(), step.logTime().toEpochMilli());
  }

  private static List<SpecificRecord> feed(
      StationHarness<CaseInput, LogRecord, OutputRecord> log, Step step) {
    put(log, step);
    List<SpecificRecord> emitted = new ArrayList<>();
    log.advanceTo(step.logTime().toEpochMilli())
        .forEach(each -> emitted.add(CaseworkHarness.record(each.output())));
    return emitted;
  }
}
