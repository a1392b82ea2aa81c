package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import java.util.Arrays;

/**
 * Which features an act has, and where among its values they are. Acts that have the same ones
 * share it: a scan of a history finds the places of all its rows in the same few lines of cache.
 */
final class Layout {
  private static final int SHARED = 1 << 12;

  /** Those made last, by hash. They are values, so a race makes one twice and no harm. */
  private static final Layout[] KNOWN = new Layout[SHARED];

  private final ActKind kind;
  private final int[] tags;

  /** By tag, −1 where there is none. */
  private final short[] places;

  private Layout(ActKind kind, int[] tags) {
    this.kind = kind;
    this.tags = tags;
    this.places = new short[tags.length == 0 ? 0 : tags[tags.length - 1] + 1];
    Arrays.fill(places, (short) -1);
    for (int i = 0; i < tags.length; i++) {
      places[tags[i]] = (short) i;
    }
  }

  /** The layout of tags in rising order; the array becomes its own. */
  static Layout of(ActKind kind, int[] tags) {
    int hash = 31 * Arrays.hashCode(tags) + kind.ordinal();
    int at = (hash ^ hash >>> 16) & SHARED - 1;
    Layout known = KNOWN[at];
    if (known == null || known.kind != kind || !Arrays.equals(known.tags, tags)) {
      known = new Layout(kind, tags);
      KNOWN[at] = known;
    }
    return known;
  }

  ActKind kind() {
    return kind;
  }

  int size() {
    return tags.length;
  }

  int tagAt(int index) {
    return tags[index];
  }

  /** Where the value of a tag is, or −1. */
  int place(int tag) {
    return tag < 0 || tag >= places.length ? -1 : places[tag];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout that && kind == that.kind && Arrays.equals(tags, that.tags);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(tags) + kind.ordinal();
  }
}
