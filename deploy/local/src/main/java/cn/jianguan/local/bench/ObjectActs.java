package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.history.Observation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Acts without end about so many objects. Each object lives the life of one of the sample's, under
 * a code of its own: the first act of each, then the second of each, one known a millisecond after
 * the other. Where a life is over it begins again, under other identities. Acts that are of an
 * agency or an item besides are left out: those would grow with the acts, whatever the objects.
 */
final class ObjectActs {
  /** So many of the sample's objects, those with most acts: few lives begin again. */
  private static final int LIVES = 500;

  private final List<TimedRecord> references = new ArrayList<>();
  private final List<List<TimedRecord>> lives;
  private final long first;
  private final long objects;

  ObjectActs(ReplayLog sample, long objects) {
    Map<String, List<TimedRecord>> byObject = new LinkedHashMap<>();
    long last = Long.MIN_VALUE;
    for (TimedRecord record : sample) {
      last = Math.max(last, record.logTime());
      if (record.topic() == Topic.REFERENCE) {
        references.add(record);
      } else if (record.topic() == Topic.ACTS && isOfOneObject(act(record))) {
        byObject.computeIfAbsent(code(act(record)), unused -> new ArrayList<>()).add(record);
      }
    }
    this.lives =
        byObject.values().stream()
            .sorted(Comparator.<List<TimedRecord>>comparingInt(List::size).reversed())
            .limit(LIVES)
            .toList();
    this.first = last + 1;
    this.objects = objects;
  }

  /** Reference lists, and as many acts as asked for after them. */
  Iterator<TimedRecord> withReferences(long acts) {
    return Stream.concat(references.stream(), from(0, acts)).iterator();
  }

  /** Acts {@code from} to, exclusively, {@code to}. */
  Stream<TimedRecord> from(long from, long to) {
    return LongStream.range(from, to).mapToObj(this::act);
  }

  private TimedRecord act(long number) {
    long object = number % objects;
    List<TimedRecord> life = lives.get((int) (object % lives.size()));
    SupervisionAct act = act(life.get((int) (number / objects % life.size())));
    Envelope envelope = act.getEnvelope();
    envelope.setCdId(envelope.getCdId() + "~" + number);
    if (!envelope.getRecordUniqueIdentity().isBlank()) {
      envelope.setRecordUniqueIdentity(envelope.getRecordUniqueIdentity() + "~" + number);
    }
    // A form that the source's scheme allows.
    String code = "%c%011d".formatted((char) ('A' + object % 26), object);
    act.getParty().setUiCode(code);
    if (act.getBody() instanceof SupervisedObject body) {
      body.setObjectId(code);
      body.setObjectCode(code);
    }
    return new TimedRecord(
        Topic.ACTS,
        RecordIdentity.of(envelope).getBytes(StandardCharsets.UTF_8),
        first + number,
        Codec.standard().encode(act));
  }

  private static boolean isOfOneObject(SupervisionAct act) {
    return !code(act).isEmpty() && Observation.of(Observation.Op.FIRST, "", act, 0).size() == 1;
  }

  private static String code(SupervisionAct act) {
    return act.getParty().getUiCode();
  }

  private static SupervisionAct act(TimedRecord record) {
    try {
      return Codec.standard().decode(record.bytes(), SupervisionAct.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException("no act of ours: " + e.expected(), e);
    }
  }
}
