package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.BinaryFormat;
import java.util.Arrays;
import java.util.List;

/**
 * The standing hits of one model and channel about a subject, oldest first. They are few and looked
 * for by every act: hashes side by side are read faster than a map is walked, and take a fraction
 * of its room.
 */
final class HitList {
  private static final int FIRST = 4;

  private final String name;
  private int[] hashes = new int[FIRST];
  private StandingHit[] hits = new StandingHit[FIRST];
  private int size;

  HitList(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  boolean isEmpty() {
    return size == 0;
  }

  StandingHit get(String trigger) {
    int at = find(trigger);
    return at < 0 ? null : hits[at];
  }

  /** A copy, safe while hits come and go. */
  List<StandingHit> all() {
    return List.of(Arrays.copyOf(hits, size));
  }

  /** Takes the place of the hit of the same trigger, or is the newest. */
  void put(StandingHit hit) {
    int at = find(hit.trigger());
    if (at >= 0) {
      hits[at] = hit;
      return;
    }
    if (size == hits.length) {
      hashes = Arrays.copyOf(hashes, size + (size >> 1) + 1);
      hits = Arrays.copyOf(hits, hashes.length);
    }
    hashes[size] = hit.trigger().hashCode();
    hits[size++] = hit;
  }

  /** Lets go of the oldest where there are more. */
  void limit(int most) {
    if (size > most) {
      remove(0);
    }
  }

  boolean remove(String trigger) {
    int at = find(trigger);
    if (at >= 0) {
      remove(at);
    }
    return at >= 0;
  }

  /** Forgets what was emitted, and caused, before a moment; true where there was such a hit. */
  boolean forget(long before) {
    int all = size;
    for (int i = size - 1; i >= 0; i--) {
      if (Math.max(hits[i].logTime(), hits[i].cause().at()) < before) {
        remove(i);
      }
    }
    return size < all;
  }

  void write(BinaryFormat.Writer out) {
    out.text(name).number(size);
    for (int i = 0; i < size; i++) {
      hits[i].write(out);
    }
  }

  static HitList read(BinaryFormat.Reader in) {
    HitList list = new HitList(in.text());
    for (int left = in.count(); left > 0; left--) {
      list.put(StandingHit.read(in));
    }
    return list;
  }

  private int find(String trigger) {
    int hash = trigger.hashCode();
    for (int i = size - 1; i >= 0; i--) {
      if (hashes[i] == hash && hits[i].trigger().equals(trigger)) {
        return i;
      }
    }
    return -1;
  }

  private void remove(int at) {
    size--;
    System.arraycopy(hashes, at + 1, hashes, at, size - at);
    System.arraycopy(hits, at + 1, hits, at, size - at);
    hits[size] = null;
  }
}
