package cn.jianguan.jobs.statistics;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * A log of random acts and alerts with corrections, deletions and transitions, and what stands at
 * its end, kept in the plainest way.
 */
final class StatisticsScript {
  private static final String[] AREAS = {"320100", "320200"};
  private static final String[] AGENCIES = {"A", "B", "C"};
  private static final long START = 1_700_000_000_000L;
  private static final long DAY = 86_400_000L;

  final List<SpecificRecord> log = new ArrayList<>();
  final Map<String, SupervisionAct> acts = new HashMap<>();
  final Map<String, Alert> alerts = new HashMap<>();

  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Integer> seqs = new HashMap<>();
  private final Random random;

  StatisticsScript(long seed, int steps) {
    random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(3) == 0) {
        transition("alert-" + random.nextInt(6));
      } else {
        act("act-" + random.nextInt(12));
      }
    }
  }

  List<LogRecord> records() {
    List<LogRecord> records = new ArrayList<>();
    for (SpecificRecord record : log) {
      records.add(
          LogRecord.unopened(
              record instanceof ActLogEntry ? "act-log" : "alert-log",
              0,
              records.size(),
              START + records.size(),
              Codec.standard().encode(record)));
    }
    return records;
  }

  private void act(String id) {
    SupervisionAct former = acts.get(id);
    long version = versions.getOrDefault(id, 0L);
    switch (random.nextInt(5)) {
      case 0 -> log.add(entry(id, ActLogOp.DUPLICATE, version, null));
      case 1 -> {
        versions.put(id, version + 1);
        log.add(entry(id, ActLogOp.DELETE, version + 1, former));
        acts.remove(id);
      }
      default -> {
        if (former != null) {
          log.add(entry(id, ActLogOp.RETRACT, version, former));
        }
        versions.put(id, version + 1);
        SupervisionAct now = image();
        log.add(entry(id, ActLogOp.ASSERT, version + 1, now));
        acts.put(id, now);
      }
    }
  }

  private void transition(String id) {
    int seq = seqs.merge(id, 1, Integer::sum);
    Alert now = alert(id);
    alerts.put(id, now);
    log.add(
        AlertTransition.newBuilder()
            .setAlertId(id)
            .setSeq(seq)
            .setEvent(AlertEvent.MODEL_HIT)
            .setTo(now.getState())
            .setActorRole(ActorRole.SYSTEM)
            .setEventTime(Instant.ofEpochMilli(START))
            .setLogTime(Instant.ofEpochMilli(START + log.size()))
            .setTransitionUuid(id + seq)
            .setAlert(now)
            .build());
  }

  private ActLogEntry entry(String id, ActLogOp op, long version, SupervisionAct act) {
    return ActLogEntry.newBuilder()
        .setActId(id)
        .setOp(op)
        .setVersion(version)
        .setLogTime(Instant.ofEpochMilli(START + log.size()))
        .setAct(act)
        .setKind(act == null ? ActKind.OTHER : act.getKind())
        .setCdSource("32")
        .setPosition("acts-0-" + log.size())
        .build();
  }

  private SupervisionAct image() {
    boolean penalty = random.nextBoolean();
    Inspection inspection =
        Inspection.newBuilder()
            .setOnSite(random.nextBoolean())
            .setProblem(random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean()))
            .build();
    Penalty fine = Penalty.newBuilder().setFineFen(random.nextInt(3) * 50_000L).build();
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("1")
                .setCdSource("32")
                .setCdBatch("2024010100001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(penalty ? ActKind.PENALTY : ActKind.INSPECTION)
        .setOccurredAt(Instant.ofEpochMilli(START - random.nextInt(4) * DAY / 2))
        .setParty(Party.newBuilder().build())
        .setAreaNumber(pick(AREAS))
        .setAgencyCode(pick(AGENCIES))
        .setDomain("SC")
        .setBody(penalty ? fine : inspection)
        .build();
  }

  private Alert alert(String id) {
    return Alert.newBuilder()
        .setAlertId(id)
        .setModelId("JD-01")
        .setModelVersion("1")
        .setEpisodeKey(id)
        .setSubject("s")
        .setDomain("JD")
        .setSeverityInitial(Severity.BLUE)
        .setSeverity(pick(Severity.values()))
        .setState(pick(AlertState.values()))
        .setConclusion(pick(Conclusion.values()))
        .setHitCount(1 + random.nextInt(3))
        .setAreaNumber(pick(AREAS))
        .setAgencyCode(pick(AGENCIES))
        .setAddressee(random.nextBoolean() ? "" : pick(AGENCIES))
        .setFirstEventAt(Instant.ofEpochMilli(START))
        .setTriggeredAt(Instant.ofEpochMilli(START))
        .setEmittedAt(Instant.ofEpochMilli(START))
        .build();
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
