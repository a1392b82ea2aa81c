package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.state.StateField;
import cn.jianguan.rules.state.StateHandle;
import java.util.Arrays;
import java.util.List;

/** Which chunks a subject has, and the day on which the newest row of each became known. */
final class ChunkIndex {
  static final StateField<ChunkIndex> PART = new Codec();
  private static final long DAY = 86_400_000L;
  private static final int FIRST = 4;

  /** Slots by kind, then oldest quarter first, and the kinds of them. */
  private Slot[] slots = new Slot[FIRST];

  private byte[] kinds = new byte[FIRST];
  private int size;

  /**
   * A chunk's place: what is asked of it again and again is worked out once. While the index is
   * decoded it also holds on to the chunk; whoever changes a chunk puts it into the state.
   */
  static final class Slot {
    final ActKind kind;
    final int quarter;
    final long start;
    final long end;
    final String name;
    HistoryChunk chunk;
    StateHandle<HistoryChunk> handle;
    private long day;

    private Slot(ActKind kind, int quarter, long day) {
      this.kind = kind;
      this.quarter = quarter;
      this.start = Quarter.end(quarter - 1);
      this.end = Quarter.end(quarter);
      this.name = kind.ordinal() + "/" + quarter;
      this.day = Math.max(day, end / DAY);
    }

    /**
     * Notes when a row became known; true where that changed the index, as it does only once the
     * quarter is over.
     */
    boolean note(long logTime) {
      long known = Math.floorDiv(logTime, DAY) + 1;
      boolean later = known > day;
      day = Math.max(day, known);
      return later;
    }

    /** The moment from which the chunk has been known and past for good. */
    long settled() {
      return day * DAY;
    }
  }

  Slot get(int at) {
    return slots[at];
  }

  /** Where the slots of later kinds begin: those of the kind end before it. */
  int end(ActKind kind) {
    int end = size;
    while (end > 0 && kinds[end - 1] > kind.ordinal()) {
      end--;
    }
    return end;
  }

  /** Where the slots of a kind begin that can hold something after a moment. */
  int begin(ActKind kind, int end, long after) {
    int begin = end;
    while (begin > 0 && kinds[begin - 1] == kind.ordinal() && slots[begin - 1].end > after) {
      begin--;
    }
    return begin;
  }

  /** The slot of a moment, or null; most acts belong to the newest. */
  Slot at(ActKind kind, long time) {
    int end = end(kind);
    int at = begin(kind, end, time);
    return at < end && slots[at].start <= time ? slots[at] : null;
  }

  /** Adds the slot of a moment that has none. */
  Slot add(ActKind kind, long time) {
    Slot slot = new Slot(kind, Quarter.of(time), Long.MIN_VALUE);
    insert(begin(kind, end(kind), time), slot);
    return slot;
  }

  private void insert(int at, Slot slot) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, size + (size >> 1) + 1);
      kinds = Arrays.copyOf(kinds, slots.length);
    }
    System.arraycopy(slots, at, slots, at + 1, size - at);
    System.arraycopy(kinds, at, kinds, at + 1, size - at);
    slots[at] = slot;
    kinds[at] = (byte) slot.kind.ordinal();
    size++;
  }

  void drop(Slot slot) {
    int at = Arrays.asList(slots).indexOf(slot);
    size--;
    System.arraycopy(slots, at + 1, slots, at, size - at);
    System.arraycopy(kinds, at + 1, kinds, at, size - at);
    slots[size] = null;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** All slots; a copy, safe while slots come and go. */
  List<Slot> all() {
    return List.of(Arrays.copyOf(slots, size));
  }

  private static final class Codec implements StateField<ChunkIndex> {
    private static final int VERSION = 1;

    @Override
    public String name() {
      return "index";
    }

    @Override
    public byte[] encode(ChunkIndex index) {
      BinaryFormat.Writer out = new BinaryFormat.Writer().raw(VERSION);
      for (int at = 0, end; at < index.size; at = end) {
        end = index.end(index.slots[at].kind);
        out.number(index.kinds[at]).number(end - at);
        for (int i = at; i < end; i++) {
          out.signed(index.slots[i].quarter).signed(index.slots[i].day);
        }
      }
      return out.bytes();
    }

    @Override
    public ChunkIndex decode(byte[] bytes) {
      BinaryFormat.Reader in = new BinaryFormat.Reader(bytes).version(VERSION);
      ChunkIndex index = new ChunkIndex();
      while (in.hasMore()) {
        ActKind kind = ActKind.values()[(int) in.number()];
        for (int left = in.count(); left > 0; left--) {
          index.insert(index.size, new Slot(kind, (int) in.signed(), in.signed()));
        }
      }
      return index;
    }
  }
}
