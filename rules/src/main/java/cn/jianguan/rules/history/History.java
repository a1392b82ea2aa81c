package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The acts of one subject, as far as they are kept: inserted, replaced and removed by place
 * (occurredAt, act id) in O(log n) comparisons within the chunk of their kind and quarter.
 */
public final class History {
  private final Memory memory;
  private ChunkIndex index;

  public History(Memory memory) {
    this.memory = memory;
  }

  /** Puts a row at its place; returns the row it replaces, or null. */
  public Row put(Row row) {
    int quarter = Quarter.of(row.occurredAt());
    String name = name(row.kind(), quarter);
    Chunk chunk = index().has(row.kind(), quarter) ? memory.get(Chunk.PART, name) : null;
    if (chunk == null) {
      chunk = new Chunk(row.kind());
    }
    Row before = chunk.put(row);
    memory.put(Chunk.PART, name, chunk);
    if (index().note(row.kind(), quarter, row.logTime())) {
      memory.put(ChunkIndex.PART, "", index());
    }
    return before;
  }

  /** Takes away the row at this place; returns it, or null. */
  public Row remove(ActKind kind, long occurredAt, String actId) {
    int quarter = Quarter.of(occurredAt);
    Chunk chunk = chunk(kind, quarter);
    Row removed = chunk == null ? null : chunk.remove(place(kind, occurredAt, actId));
    if (removed != null && chunk.isEmpty()) {
      drop(kind, quarter);
    } else if (removed != null) {
      memory.put(Chunk.PART, name(kind, quarter), chunk);
    }
    return removed;
  }

  /** The row at this place, or null. */
  public Row find(ActKind kind, long occurredAt, String actId) {
    Chunk chunk = chunk(kind, Quarter.of(occurredAt));
    return chunk == null ? null : chunk.find(place(kind, occurredAt, actId));
  }

  /** Rows of some kinds with {@code from} < occurredAt ≤ {@code to}, in order. */
  public List<Row> between(Set<ActKind> kinds, long from, long to) {
    List<Row> found = new ArrayList<>();
    if (from >= to) {
      return found;
    }
    for (ActKind kind : kinds) {
      for (int quarter : index().quarters(kind, Quarter.clamped(from), Quarter.clamped(to))) {
        found.addAll(chunk(kind, quarter).between(from, to));
      }
    }
    if (kinds.size() > 1) {
      found.sort(Row.ORDER);
    }
    return found;
  }

  /**
   * Forgets what has been past and known for longer than the retention of its kind, ms.
   *
   * @return the log time at which there will be more to forget; Long.MAX_VALUE where nothing is
   *     left
   */
  public long forget(long logTime, ToLongFunction<ActKind> retention) {
    List<Runnable> drops = new ArrayList<>();
    long[] next = {Long.MAX_VALUE};
    index()
        .visit(
            (kind, quarter, settled) -> {
              long until = settled + retention.applyAsLong(kind);
              if (until <= logTime) {
                drops.add(() -> drop(kind, quarter));
              } else {
                next[0] = Math.min(next[0], until);
              }
            });
    drops.forEach(Runnable::run);
    return next[0];
  }

  private void drop(ActKind kind, int quarter) {
    memory.remove(Chunk.PART, name(kind, quarter));
    index().drop(kind, quarter);
    if (index().isEmpty()) {
      memory.remove(ChunkIndex.PART, "");
    } else {
      memory.put(ChunkIndex.PART, "", index());
    }
  }

  private Chunk chunk(ActKind kind, int quarter) {
    return index().has(kind, quarter) ? memory.get(Chunk.PART, name(kind, quarter)) : null;
  }

  private ChunkIndex index() {
    if (index == null) {
      index = memory.get(ChunkIndex.PART, "");
      index = index == null ? new ChunkIndex() : index;
    }
    return index;
  }

  private static Row place(ActKind kind, long occurredAt, String actId) {
    return new Row(occurredAt, actId, 0, new Features(kind, new int[0], new Object[0]));
  }

  private static String name(ActKind kind, int quarter) {
    return kind.ordinal() + "/" + quarter;
  }
}
