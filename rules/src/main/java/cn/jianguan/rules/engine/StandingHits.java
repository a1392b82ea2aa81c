package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.BinaryFormat;
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
  private HitList[] lists = {};

  /** Where they are remembered. */
  private StateHandle<StandingHits> handle;

  static StandingHits of(KeyedState state) {
    StandingHits known = state.get(PART, "");
    StandingHits hits = known == null ? new StandingHits() : known;
    hits.handle = state.handle(PART, "");
    return hits;
  }

  /** True where a channel has none. */
  boolean isEmpty(String channel) {
    return list(channel) == null;
  }

  StandingHit get(String channel, String trigger) {
    HitList hits = list(channel);
    return hits == null ? null : hits.get(trigger);
  }

  /** A copy, safe while hits come and go. */
  Collection<StandingHit> of(String channel) {
    HitList hits = list(channel);
    return hits == null ? List.of() : hits.all();
  }

  /** Remembers a hit; beyond the limit the oldest stands for good and is forgotten. */
  void put(String channel, StandingHit hit, int limit) {
    HitList hits = list(channel);
    if (hits == null) {
      hits = new HitList(channel);
      lists = Arrays.copyOf(lists, lists.length + 1);
      lists[lists.length - 1] = hits;
      Arrays.sort(lists, Comparator.comparing(HitList::name));
    }
    hits.put(hit);
    hits.limit(limit);
    handle.put(this);
  }

  void remove(String channel, String trigger) {
    HitList hits = list(channel);
    if (hits != null && hits.remove(trigger)) {
      save();
    }
  }

  /** Forgets hits emitted, and caused, longer ago than the retention. */
  void forget(long before) {
    boolean changed = false;
    for (HitList hits : lists) {
      changed |= hits.forget(before);
    }
    if (changed) {
      save();
    }
  }

  private void save() {
    lists = Stream.of(lists).filter(list -> !list.isEmpty()).toArray(HitList[]::new);
    handle.put(lists.length == 0 ? null : this);
  }

  private HitList list(String name) {
    for (HitList list : lists) {
      if (list.name().equals(name)) {
        return list;
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
      BinaryFormat.Writer out = new BinaryFormat.Writer().raw(VERSION);
      for (HitList list : hits.lists) {
        list.write(out);
      }
      return out.bytes();
    }

    @Override
    public StandingHits decode(byte[] bytes) {
      BinaryFormat.Reader in = new BinaryFormat.Reader(bytes).version(VERSION);
      List<HitList> lists = new ArrayList<>();
      while (in.hasMore()) {
        lists.add(HitList.read(in));
      }
      StandingHits hits = new StandingHits();
      hits.lists = lists.toArray(HitList[]::new);
      return hits;
    }
  }
}
