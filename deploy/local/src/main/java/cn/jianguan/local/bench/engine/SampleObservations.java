package cn.jianguan.local.bench.engine;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.history.Observation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample as the warning station sees it, in log order: an act that comes again under its key with
 * other content is taken back and added anew, one that says the same is left out.
 */
final class SampleObservations {
  private final List<Observation> observations = new ArrayList<>();
  private final List<ReferenceRecord> reference = new ArrayList<>();
  private final Map<String, List<Observation>> standing = new HashMap<>();

  SampleObservations(ReplayLog log) {
    try {
      for (TimedRecord record : log) {
        if (record.topic() == Topic.ACTS) {
          act(record);
        } else if (record.topic() == Topic.REFERENCE) {
          reference.add(Codec.standard().decode(record.bytes(), ReferenceRecord.class));
        }
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException("the gateway wrote what cannot be read", e);
    }
    standing.clear();
    observations.sort(
        Comparator.comparingLong(Observation::logTime).thenComparing(Observation::order));
  }

  List<Observation> all() {
    return observations;
  }

  List<ReferenceRecord> reference() {
    return reference;
  }

  private void act(TimedRecord record) throws UnreadableException {
    SupervisionAct act = Codec.standard().decode(record.bytes(), SupervisionAct.class);
    String id = new String(record.key(), StandardCharsets.UTF_8);
    Observation.Op op = standing.containsKey(id) ? Observation.Op.ADD : Observation.Op.FIRST;
    List<Observation> now = Observation.of(op, id, act, record.logTime());
    List<Observation> before = standing.put(id, now);
    if (before != null && same(before, now)) {
      return;
    }
    if (before != null) {
      before.forEach(o -> observations.add(removed(o, record.logTime())));
    }
    observations.addAll(now);
  }

  private static boolean same(List<Observation> before, List<Observation> now) {
    return before.size() == now.size()
        && (now.isEmpty()
            || before.get(0).occurredAt() == now.get(0).occurredAt()
                && before.get(0).features().equals(now.get(0).features()));
  }

  private static Observation removed(Observation o, long logTime) {
    return new Observation(
        o.subject(),
        Observation.Op.REMOVE,
        o.actId(),
        o.kind(),
        o.occurredAt(),
        logTime,
        o.features());
  }
}
