package cn.jianguan.jobs.unify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.ActTurn;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinVerdict;
import cn.jianguan.rules.history.Subjects;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends rows through the station as intake would and keeps what the log then says, as a table does:
 * an image is put once and taken back as it was put.
 */
final class Exchange {
  /** Act ids to acts that stand. */
  final Map<String, SupervisionAct> standing = new TreeMap<>();

  /** Alias ids to what the log says of them. */
  final Map<String, ActLogEntry> aliases = new TreeMap<>();

  /** Pairs of ids to what is asked, or was answered. */
  final Map<String, ActLogEntry> questions = new TreeMap<>();

  /** Reasons and fields of answers that were refused. */
  final List<String> refused = new ArrayList<>();

  /** Everything the log says, "ASSERT own/1 v1". */
  final List<String> story = new ArrayList<>();

  /** Entries that answer a row of their own act. */
  int rowsAnswered;

  private final Codec codec = Codec.standard();
  private final StationHarness<InnerRecord, LogRecord, InnerRecord> station =
      new StationHarness<>(
          new Unify(Duration.ofDays(3653), id -> "hidden " + id, new InMemoryMetrics()),
          new TurnOrder(),
          (one, other) -> 0);
  private final Map<String, ActLogEntry> rows = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Long> told = new HashMap<>();
  private long clock = 1_709_856_000_000L;

  static String id(SupervisionAct act) {
    return act.getEnvelope().getCdSource() + '/' + act.getEnvelope().getCdId();
  }

  /** A row that says how its act stands, a moment after the one before. */
  void send(SupervisionAct act) {
    at(++clock, act);
    settle();
  }

  void withdraw(String actId) {
    ActLogEntry former = rows.remove(actId);
    turn(
        former.getAct(), List.of(entry(former.getAct(), ActLogOp.DELETE, version(actId))), ++clock);
    settle();
  }

  /** A row that intake accepted before this station was there. */
  void knew(SupervisionAct act) {
    rows.put(id(act), entry(act, ActLogOp.ASSERT, version(id(act))));
    told.put(id(act) + ' ' + object(act), 1L);
  }

  /** Of a moment at which others come too; {@link #settle} then. */
  void at(long moment, SupervisionAct act) {
    clock = Math.max(clock, moment);
    String actId = id(act);
    ActLogEntry former = rows.get(actId);
    List<ActLogEntry> entries = new ArrayList<>();
    if (former != null) {
      entries.add(entry(former.getAct(), ActLogOp.RETRACT, former.getVersion()));
    }
    ActLogEntry now = entry(act, ActLogOp.ASSERT, version(actId));
    rows.put(actId, now);
    if (former != null && !object(former.getAct()).equals(object(act))) {
      turn(former.getAct(), entries, moment);
      turn(act, List.of(now), moment, true);
    } else {
      entries.add(now);
      turn(act, entries, moment);
    }
  }

  long clock() {
    return clock;
  }

  void settle() {
    clock += 2;
    station.advanceTo(clock).forEach(it -> take(it.output(), it.logTime()));
  }

  private long version(String actId) {
    return versions.merge(actId, 1L, Long::sum);
  }

  private static String object(SupervisionAct act) {
    return Subjects.objectKey(act);
  }

  private void turn(SupervisionAct act, List<ActLogEntry> entries, long moment) {
    turn(act, entries, moment, false);
  }

  private void turn(SupervisionAct act, List<ActLogEntry> entries, long moment, boolean moved) {
    ActTurn turn =
        ActTurn.newBuilder()
            .setActId(id(act))
            .setRank(Province.rank(act.getEnvelope().getCdSource()))
            .setAgencyCode(act.getAgencyCode())
            .setMoved(moved)
            .setEntries(entries.stream().map(it -> ByteBuffer.wrap(codec.encode(it))).toList())
            .build();
    station.data(
        object(act),
        new InnerRecord(InnerRecord.Kind.ACT, object(act), codec.encode(turn)),
        moment);
  }

  private ActLogEntry entry(SupervisionAct act, ActLogOp op, long version) {
    return ActLogEntry.newBuilder()
        .setActId(id(act))
        .setOp(op)
        .setVersion(version)
        .setLogTime(Instant.ofEpochMilli(clock))
        .setObjectKey(object(act))
        .setAct(SupervisionAct.newBuilder(act).build())
        .setKind(act.getKind())
        .setCdSource(act.getEnvelope().getCdSource())
        .setPosition("acts-0-" + version)
        .build();
  }

  void answer(String actId, String otherId, TwinVerdict verdict) {
    TwinAnswer answer =
        TwinAnswer.newBuilder()
            .setAnswerId("answer-" + ++clock)
            .setObjectKey(Province.FIRM)
            .setActId(actId)
            .setOtherId(otherId)
            .setVerdict(verdict)
            .setActorOrg("C32")
            .setActorId("p-1")
            .setEventTime(Instant.ofEpochMilli(clock))
            .build();
    station.data(
        Province.FIRM,
        new InnerRecord(InnerRecord.Kind.ANSWER, Province.FIRM, codec.encode(answer)),
        clock);
    settle();
  }

  private void take(InnerRecord said, long logTime) {
    try {
      if (said.kind() == InnerRecord.Kind.REJECT) {
        RejectRecord reject = codec.decode(said.bytes(), RejectRecord.class);
        refused.add(reject.getReason() + " " + reject.getField());
        return;
      }
      ActTurn turn = codec.decode(said.bytes(), ActTurn.class);
      for (ByteBuffer entry : turn.getEntries()) {
        take(codec.decode(Codec.bytes(entry), ActLogEntry.class));
      }
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private void take(ActLogEntry entry) {
    String actId = entry.getActId();
    String place = actId + ' ' + entry.getObjectKey(); // where a table has the row
    story.add(entry.getOp() + " " + actId + " v" + entry.getVersion());
    if (!entry.getByTwin()
        && entry.getOp() != ActLogOp.RETRACT
        && entry.getOp() != ActLogOp.ALIAS
        && entry.getOp() != ActLogOp.REVIEW) {
      rowsAnswered++;
    }
    switch (entry.getOp()) {
      case ASSERT -> {
        assertThat(standing).as("%s stands once", actId).doesNotContainKey(actId);
        assertThat(entry.getVersion())
            .as(story::toString)
            .isGreaterThan(told.getOrDefault(place, 0L));
        told.put(place, entry.getVersion());
        standing.put(actId, entry.getAct());
      }
      case RETRACT, DELETE -> {
        if (entry.getAct() != null) {
          assertThat(standing.remove(actId)).as(story::toString).isEqualTo(entry.getAct());
          assertThat(entry.getVersion()).isGreaterThanOrEqualTo(told.get(place));
        }
      }
      case ALIAS -> {
        if (entry.getSurvivorId().isEmpty()) {
          aliases.remove(actId);
        } else {
          aliases.put(actId, entry);
        }
      }
      case REVIEW -> {
        String pair = actId + ' ' + entry.getOtherId();
        if (entry.getVerdict() == null) {
          assertThat(questions.remove(pair)).as(story::toString).isNotNull();
        } else {
          questions.put(pair, entry);
        }
      }
      case DUPLICATE -> assertThat(entry.getSurvivorId()).isNotEmpty();
    }
  }

  /** Alias to survivor. */
  Map<String, String> survivors() {
    Map<String, String> survivors = new TreeMap<>();
    aliases.forEach((alias, entry) -> survivors.put(alias, entry.getSurvivorId()));
    return survivors;
  }
}
