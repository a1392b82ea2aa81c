package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.ChunkIndex.Slot;
import cn.jianguan.rules.state.KeyedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/**
 * The acts of one subject, as far as they are kept: inserted, replaced and removed by place
 * (occurredAt, act id) in O(log n) comparisons within the chunk of their kind and quarter.
 */
public final class History {
  private final KeyedState state;
  private ChunkIndex index;

  public History(KeyedState state) {
    this.state = state;
  }

  /** Puts a row at its handle; returns the row it replaces, or null. */
  public Row put(Row row) {
    Slot slot = index().at(row.kind(), row.occurredAt());
    if (slot == null) {
      slot = index.add(row.kind(), row.occurredAt());
      slot.chunk = new HistoryChunk(row.kind());
      state.put(ChunkIndex.PART, "", index);
    }
    HistoryChunk chunk = chunk(slot);
    Row before = chunk.put(row);
    changed(slot);
    if (slot.note(row.logTime())) {
      state.put(ChunkIndex.PART, "", index);
    }
    return before;
  }

  /** Takes away the row at this handle; returns it, or null. */
  public Row remove(ActKind kind, long occurredAt, String actId) {
    Slot slot = index().at(kind, occurredAt);
    Row removed = slot == null ? null : chunk(slot).remove(occurredAt, actId);
    if (removed != null && slot.chunk.isEmpty()) {
      drop(slot);
    } else if (removed != null) {
      changed(slot);
    }
    return removed;
  }

  /** The row at this place, or null. */
  public Row find(ActKind kind, long occurredAt, String actId) {
    Slot slot = index().at(kind, occurredAt);
    return slot == null ? null : chunk(slot).find(occurredAt, actId);
  }

  /** Rows of some kinds with {@code from} < occurredAt ≤ {@code to}, in order. */
  public List<Row> between(Set<ActKind> kinds, long from, long to) {
    return between(kinds, from, to, RowFilter.ALL);
  }

  /** Those of them that a filter lets through. */
  public List<Row> between(Set<ActKind> kinds, long from, long to, RowFilter filter) {
    List<Row> found = new ArrayList<>();
    for (ActKind kind : kinds) {
      int end = index().end(kind);
      for (int i = index.begin(kind, end, from); i < end && index.get(i).start <= to; i++) {
        chunk(index.get(i)).between(from, to, filter, found);
      }
    }
    if (kinds.size() > 1) {
      found.sort(Row.ORDER);
    }
    return found;
  }

  /** How many rows {@link #between} returns; looks at none of them. */
  public int count(Set<ActKind> kinds, long from, long to) {
    return count(kinds, from, to, RowFilter.ALL);
  }

  /** How many of them a filter lets through. */
  public int count(Set<ActKind> kinds, long from, long to, RowFilter filter) {
    int count = 0;
    for (ActKind kind : kinds) {
      int end = index().end(kind);
      for (int i = index.begin(kind, end, from); i < end && index.get(i).start <= to; i++) {
        count += chunk(index.get(i)).count(from, to, filter);
      }
    }
    return count;
  }

  /**
   * Forgets what has been past and known for longer than the retention of its kind, ms.
   *
   * @param forgotten is told the kind and the end, epoch ms UTC, of every quarter that goes
   * @return the log time at which there will be more to forget; Long.MAX_VALUE where nothing is
   *     left
   */
  public long forget(
      long logTime, ToLongFunction<ActKind> retention, ObjLongConsumer<ActKind> forgotten) {
    long next = Long.MAX_VALUE;
    for (Slot slot : index().all()) {
      long until = slot.settled() + retention.applyAsLong(slot.kind);
      if (until <= logTime) {
        drop(slot);
        forgotten.accept(slot.kind, slot.end);
      } else {
        next = Math.min(next, until);
      }
    }
    return next;
  }

  private void drop(Slot slot) {
    state.remove(HistoryChunk.PART, slot.name);
    index().drop(slot);
    if (index().isEmpty()) {
      state.remove(ChunkIndex.PART, "");
    } else {
      state.put(ChunkIndex.PART, "", index());
    }
  }

  private void changed(Slot slot) {
    if (slot.handle == null) {
      slot.handle = state.handle(HistoryChunk.PART, slot.name);
    }
    slot.handle.put(slot.chunk);
  }

  private HistoryChunk chunk(Slot slot) {
    if (slot.chunk == null) {
      slot.chunk = state.get(HistoryChunk.PART, slot.name);
    }
    return slot.chunk;
  }

  private ChunkIndex index() {
    if (index == null) {
      index = state.get(ChunkIndex.PART, "");
      index = index == null ? new ChunkIndex() : index;
    }
    return index;
  }
}
