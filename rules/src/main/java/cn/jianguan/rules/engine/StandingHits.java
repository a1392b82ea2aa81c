package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.Wire;
import cn.jianguan.rules.state.KeyedState;
import cn.jianguan.rules.state.StateField;
import cn.jianguan.rules.state.StateHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The hits of one subject that can still be withdrawn, by model and trigger, oldest first. */
final class StandingHits {
  private static final StateField<StandingHits> PART = new Codec();

  /** By name. */
  private HitList[] lanes = {};

  /** Where they are remembered. */
  private StateHandle<StandingHits> place;

  static StandingHits of(KeyedState memory) {
    StandingHits known = memory.get(PART, "");
    StandingHits hits = known == null ? new StandingHits() : known;
    hits.place = memory.place(PART, "");
    return hits;
  }

  /** True where a lane has none. */
  boolean isEmpty(String lane) {
    return lane(lane) == null;
  }

  StandingHit get(String lane, String trigger) {
    HitList hits = lane(lane);
    return hits == null ? null : hits.get(trigger);
  }

  /** A copy, safe while hits come and go. */
  Collection<StandingHit> of(String lane) {
    HitList hits = lane(lane);
    return hits == null ? List.of() : hits.all();
  }

  /** Remembers a hit; beyond the limit the oldest stands for good and is forgotten. */
  void put(String lane, StandingHit hit, int limit) {
    HitList hits = lane(lane);
    if (hits == null) {
      hits = new HitList(lane);
      lanes = Arrays.copyOf(lanes, lanes.length + 1);
      lanes[lanes.length - 1] = hits;
      Arrays.sort(lanes, Comparator.comparing(HitList::name));
    }
    hits.put(hit);
    hits.limit(limit);
    place.put(this);
  }

  void remove(String lane, String trigger) {
    HitList hits = lane(lane);
    if (hits != null && hits.remove(trigger)) {
      save();
    }
  }

  /** Forgets hits emitted, and caused, longer ago than the retention. */
  void forget(long before) {
    boolean changed = false;
    for (HitList hits : lanes) {
      changed |= hits.forget(before);
    }
    if (changed) {
      save();
    }
  }

  private void save() {
    lanes = Stream.of(lanes).filter(lane -> !lane.isEmpty()).toArray(HitList[]::new);
    place.put(lanes.length == 0 ? null : this);
  }

  private HitList lane(String name) {
    for (HitList lane : lanes) {
      if (lane.name().equals(name)) {
        return lane;
      }
    }
    return null;
  }

  private static final class Codec implements StateField<StandingHits> {
    private static final int VERSION = 1;

    @Override
    public String name() {
      return "hits";
    }

    @Override
    public byte[] encode(StandingHits hits) {
      Wire.Writer out = new Wire.Writer().raw(VERSION);
      for (HitList lane : hits.lanes) {
        lane.write(out);
      }
      return out.bytes();
    }

    @Override
    public StandingHits decode(byte[] bytes) {
      Wire.Reader in = new Wire.Reader(bytes).version(VERSION);
      List<HitList> lanes = new ArrayList<>();
      while (in.hasMore()) {
        lanes.add(HitList.read(in));
      }
      StandingHits hits = new StandingHits();
      hits.lanes = lanes.toArray(HitList[]::new);
      return hits;
    }
  }
}
