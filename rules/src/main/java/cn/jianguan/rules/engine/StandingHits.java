package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.Wire;
import cn.jianguan.rules.memory.Memory;
import cn.jianguan.rules.memory.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hits of one subject that can still be withdrawn, by model and trigger, oldest first. */
final class StandingHits {
  private static final Part<StandingHits> PART = new Codec();

  private final Map<String, LinkedHashMap<String, StandingHit>> lanes = new HashMap<>();

  static StandingHits of(Memory memory) {
    StandingHits hits = memory.get(PART, "");
    return hits == null ? new StandingHits() : hits;
  }

  /** True where a lane has none. */
  boolean isEmpty(String lane) {
    return !lanes.containsKey(lane);
  }

  StandingHit get(String lane, String trigger) {
    LinkedHashMap<String, StandingHit> hits = lanes.get(lane);
    return hits == null ? null : hits.get(trigger);
  }

  /** A copy, safe while hits come and go. */
  Collection<StandingHit> of(String lane) {
    LinkedHashMap<String, StandingHit> hits = lanes.get(lane);
    return hits == null ? List.of() : new ArrayList<>(hits.values());
  }

  /** Remembers a hit; beyond the limit the oldest stands for good and is forgotten. */
  void put(String lane, StandingHit hit, int limit, Memory memory) {
    LinkedHashMap<String, StandingHit> hits =
        lanes.computeIfAbsent(lane, name -> new LinkedHashMap<>());
    hits.put(hit.trigger(), hit);
    if (hits.size() > limit) {
      hits.remove(hits.keySet().iterator().next());
    }
    memory.put(PART, "", this);
  }

  void remove(String lane, String trigger, Memory memory) {
    LinkedHashMap<String, StandingHit> hits = lanes.get(lane);
    if (hits != null && hits.remove(trigger) != null) {
      save(memory);
    }
  }

  /** Forgets hits emitted, and caused, longer ago than the retention. */
  void forget(long before, Memory memory) {
    boolean changed = false;
    for (LinkedHashMap<String, StandingHit> hits : lanes.values()) {
      changed |= hits.values().removeIf(hit -> Math.max(hit.logTime(), hit.cause().at()) < before);
    }
    if (changed) {
      save(memory);
    }
  }

  private void save(Memory memory) {
    lanes.values().removeIf(Map::isEmpty);
    if (lanes.isEmpty()) {
      memory.remove(PART, "");
    } else {
      memory.put(PART, "", this);
    }
  }

  private static final class Codec implements Part<StandingHits> {
    private static final int VERSION = 1;

    @Override
    public String name() {
      return "hits";
    }

    @Override
    public byte[] encode(StandingHits hits) {
      Wire.Writer out = new Wire.Writer().raw(VERSION);
      new TreeMap<>(hits.lanes)
          .forEach(
              (lane, standing) -> {
                out.text(lane).number(standing.size());
                standing.values().forEach(hit -> hit.write(out));
              });
      return out.bytes();
    }

    @Override
    public StandingHits decode(byte[] bytes) {
      Wire.Reader in = new Wire.Reader(bytes).version(VERSION);
      StandingHits hits = new StandingHits();
      while (in.hasMore()) {
        LinkedHashMap<String, StandingHit> standing = new LinkedHashMap<>();
        hits.lanes.put(in.text(), standing);
        for (int left = in.count(); left > 0; left--) {
          StandingHit hit = StandingHit.read(in);
          standing.put(hit.trigger(), hit);
        }
      }
      return hits;
    }
  }
}
