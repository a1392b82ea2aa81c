package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.memory.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which chunks a subject has, and the day on which the newest row of each became known. */
final class ChunkIndex {
  static final Part<ChunkIndex> PART = new Codec();
  private static final long DAY = 86_400_000L;

  /** Slots of a kind, oldest quarter first. */
  private final Map<ActKind, List<Slot>> slots = new EnumMap<>(ActKind.class);

  /**
   * A chunk's place: what is asked of it again and again is worked out once. While the index is
   * decoded it also holds on to the chunk; whoever changes a chunk puts it into the memory.
   */
  static final class Slot {
    final ActKind kind;
    final int quarter;
    final long start;
    final long end;
    final String name;
    Chunk chunk;
    private long day;

    private Slot(ActKind kind, int quarter, long day) {
      this.kind = kind;
      this.quarter = quarter;
      this.start = Quarter.end(quarter - 1);
      this.end = Quarter.end(quarter);
      this.name = kind.ordinal() + "/" + quarter;
      this.day = day;
    }

    /** Notes when a row became known; true where that changed the index. */
    boolean note(long logTime) {
      long known = Math.floorDiv(logTime, DAY) + 1;
      boolean later = known > day;
      day = Math.max(day, known);
      return later;
    }

    /** The moment from which the chunk has been known and past for good. */
    long settled() {
      return Math.max(end, day * DAY);
    }
  }

  /** Slots of a kind, oldest first. */
  List<Slot> of(ActKind kind) {
    List<Slot> own = slots.get(kind);
    return own == null ? List.of() : own;
  }

  /** The slot of a moment, or null; most acts belong to the newest. */
  Slot at(ActKind kind, long time) {
    List<Slot> own = of(kind);
    for (int i = own.size() - 1; i >= 0 && own.get(i).end > time; i--) {
      if (own.get(i).start <= time) {
        return own.get(i);
      }
    }
    return null;
  }

  /** Adds the slot of a moment that has none. */
  Slot add(ActKind kind, long time) {
    List<Slot> own = slots.computeIfAbsent(kind, any -> new ArrayList<>(4));
    int before = own.size();
    while (before > 0 && own.get(before - 1).start > time) {
      before--;
    }
    Slot slot = new Slot(kind, Quarter.of(time), Long.MIN_VALUE / DAY);
    own.add(before, slot);
    return slot;
  }

  void drop(Slot slot) {
    List<Slot> own = slots.get(slot.kind);
    own.remove(slot);
    if (own.isEmpty()) {
      slots.remove(slot.kind);
    }
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  /** All slots; a copy, safe while slots come and go. */
  List<Slot> all() {
    return slots.values().stream().flatMap(List::stream).toList();
  }

  private static final class Codec implements Part<ChunkIndex> {
    private static final int VERSION = 1;

    @Override
    public String name() {
      return "index";
    }

    @Override
    public byte[] encode(ChunkIndex index) {
      Wire.Writer out = new Wire.Writer().raw(VERSION);
      index.slots.forEach(
          (kind, own) -> {
            out.number(kind.ordinal()).number(own.size());
            own.forEach(slot -> out.signed(slot.quarter).signed(slot.day));
          });
      return out.bytes();
    }

    @Override
    public ChunkIndex decode(byte[] bytes) {
      Wire.Reader in = new Wire.Reader(bytes).version(VERSION);
      ChunkIndex index = new ChunkIndex();
      while (in.hasMore()) {
        ActKind kind = ActKind.values()[(int) in.number()];
        List<Slot> own = new ArrayList<>(4);
        for (int left = in.count(); left > 0; left--) {
          own.add(new Slot(kind, (int) in.signed(), in.signed()));
        }
        index.slots.put(kind, own);
      }
      return index;
    }
  }
}
