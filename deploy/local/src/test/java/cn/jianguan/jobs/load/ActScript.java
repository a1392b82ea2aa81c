package cn.jianguan.jobs.load;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * An act-log with corrections that move acts between months and objects, and what stands at its
 * end.
 */
final class ActScript {
  private static final long START = 1_700_000_000_000L;
  private static final long MONTH = 30L * 86_400_000;

  final List<LogRecord> records = new ArrayList<>();

  /** Act id to what stands, as {@link #line} writes it. */
  final Map<String, String> standing = new TreeMap<>();

  private record Known(long version, SupervisionAct act, String objectKey) {}

  private final Map<String, Known> known = new TreeMap<>();
  private final Random random;

  ActScript(long seed, int steps, int acts) {
    random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      step("act-" + random.nextInt(acts));
    }
  }

  static String line(String kind, String objectKey, long occurredAt, long version, String name) {
    return kind + " " + objectKey + " " + occurredAt + " v" + version + " " + name;
  }

  private void step(String id) {
    Known before = known.getOrDefault(id, new Known(0, null, ""));
    if (before.act != null && random.nextInt(6) == 0) {
      write(id, ActLogOp.DELETE, before.version + 1, before.act, before.objectKey);
      known.put(id, new Known(before.version + 1, null, ""));
      standing.remove(id);
      return;
    }
    if (before.act != null) {
      write(id, ActLogOp.RETRACT, before.version, before.act, before.objectKey);
    }
    // A kind is part of an act's identity; place, time and object may be corrected.
    SupervisionAct now = act(id.hashCode() % 2 == 0);
    String objectKey = "USCC:" + random.nextInt(50);
    write(id, ActLogOp.ASSERT, before.version + 1, now, objectKey);
    known.put(id, new Known(before.version + 1, now, objectKey));
    standing.put(
        id,
        line(
            now.getKind().name(),
            objectKey,
            now.getOccurredAt().toEpochMilli(),
            before.version + 1,
            now.getObjectName()));
  }

  private void write(String id, ActLogOp op, long version, SupervisionAct act, String objectKey) {
    int offset = records.size();
    ActLogEntry entry =
        ActLogEntry.newBuilder()
            .setActId(id)
            .setOp(op)
            .setVersion(version)
            .setLogTime(Instant.ofEpochMilli(START + offset))
            .setObjectKey(objectKey)
            .setAct(act)
            .setKind(act.getKind())
            .setCdSource("32")
            .setPosition("acts-0-" + offset)
            .build();
    records.add(
        LogRecord.unopened("act-log", 0, offset, START + offset, Codec.standard().encode(entry)));
  }

  private SupervisionAct act(boolean penalty) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("1")
                .setCdSource("32")
                .setCdBatch("2024010100001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(penalty ? ActKind.PENALTY : ActKind.INSPECTION)
        .setOccurredAt(Instant.ofEpochMilli(START - random.nextInt(24) * MONTH / 2))
        .setParty(Party.newBuilder().build())
        .setObjectName(
            RandomTopicRecords.NAUGHTY[random.nextInt(RandomTopicRecords.NAUGHTY.length)])
        .setAreaNumber("320100")
        .setAgencyCode("A" + random.nextInt(3))
        .setDomain("SC")
        .setBody(penalty ? Penalty.newBuilder().build() : Inspection.newBuilder().build())
        .build();
  }
}
