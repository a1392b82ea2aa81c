package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.state.GrowingField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one kind and quarter, in order; their times apart, so that looking for one is quick.
 */
final class HistoryChunk {
  static final GrowingField<HistoryChunk> PART = new Codec();
  private static final int SPARE = 8;

  /** Below it a chunk is written whole: that is as little, and read at once. */
  private static final int LEAST_ROWS = 16;

  /** Of the rows of a chunk; where more have changed it is written whole. */
  private static final int MOST_CHANGES_SHARE = 4;

  private final ActKind kind;
  private long[] times;
  private Row[] rows;
  private int size;
  private FilteredRowCache filtered;

  /** Since it was written; null: it never was, or so many that it will be written whole. */
  private List<Change> changes;

  /** A row that was put, or taken away from its place. */
  private record Change(Row row, boolean isRemoved) {}

  HistoryChunk(ActKind kind) {
    this(kind, SPARE);
  }

  private HistoryChunk(ActKind kind, int capacity) {
    this.kind = kind;
    this.times = new long[capacity];
    this.rows = new Row[capacity];
  }

  /** Inserts the row, or replaces the one at its place, which is returned. */
  Row put(Row row) {
    note(row, false);
    return place(row);
  }

  private void note(Row row, boolean isRemoved) {
    if (changes != null) {
      changes.add(new Change(row, isRemoved));
      if (changes.size() * MOST_CHANGES_SHARE > size) {
        changes = null;
      }
    }
  }

  private Row place(Row row) {
    int at = position(row.occurredAt(), row.actId());
    Row before = at >= 0 ? rows[at] : null;
    if (before != null) {
      rows[at] = row;
    } else {
      insert(-at - 1, row);
    }
    if (filtered != null) {
      if (before != null) {
        filtered.remove(before);
      }
      filtered.put(row);
    }
    return before;
  }

  Row find(long occurredAt, String actId) {
    int at = position(occurredAt, actId);
    return at < 0 ? null : rows[at];
  }

  Row remove(long occurredAt, String actId) {
    int at = position(occurredAt, actId);
    if (at < 0) {
      return null;
    }
    Row removed = rows[at];
    note(removed, true);
    take(at);
    return removed;
  }

  private void take(int at) {
    Row removed = rows[at];
    size--;
    System.arraycopy(times, at + 1, times, at, size - at);
    System.arraycopy(rows, at + 1, rows, at, size - at);
    rows[size] = null;
    if (filtered != null) {
      filtered.remove(removed);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds the rows with {@code from} < occurredAt ≤ {@code to} that a filter lets through. */
  void between(long from, long to, RowFilter filter, List<Row> found) {
    HistoryChunk view = view(filter);
    int end = view.firstAfter(to);
    for (int i = view.firstAfter(from); i < end; i++) {
      if (view != this || filter.lets(rows[i])) {
        found.add(view.rows[i]);
      }
    }
  }

  /** How many rows there are with {@code from} < occurredAt ≤ {@code to}. */
  int count(long from, long to) {
    return Math.max(0, firstAfter(to) - firstAfter(from));
  }

  /** How many of them a filter lets through. */
  int count(long from, long to, RowFilter filter) {
    HistoryChunk view = view(filter);
    if (view != this || filter == RowFilter.ALL) {
      return view.count(from, to);
    }
    int count = 0;
    int end = firstAfter(to);
    for (int i = firstAfter(from); i < end; i++) {
      count += filter.lets(rows[i]) ? 1 : 0;
    }
    return count;
  }

  /** The rows that a filter lets through, if they are at hand; else all of them. */
  private HistoryChunk view(RowFilter filter) {
    if (filter == RowFilter.ALL || size < FilteredRowCache.LEAST_ROWS) {
      return this;
    }
    filtered = filtered == null ? new FilteredRowCache() : filtered;
    HistoryChunk view = filtered.of(filter, this);
    return view == null ? this : view;
  }

  /** A chunk of the rows that a filter lets through. */
  HistoryChunk sieved(RowFilter filter) {
    HistoryChunk sieved = new HistoryChunk(kind);
    for (int i = 0; i < size; i++) {
      if (filter.lets(rows[i])) {
        sieved.insert(sieved.size, rows[i]);
      }
    }
    return sieved;
  }

  /** Index of the row at this place; (−(where it would be inserted) − 1) if there is none. */
  private int position(long occurredAt, String actId) {
    int high = firstAfter(occurredAt);
    if (high == 0 || times[high - 1] != occurredAt) {
      return -high - 1;
    }
    // Many acts carry a date only: a busy agency has hundreds of one moment.
    int low = firstAfter(occurredAt - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = rows[middle].actId().compareTo(actId);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return -low - 1;
  }

  private int firstAfter(long time) {
    // Most acts are the newest of their chunk, and most windows end with it.
    if (size == 0 || times[size - 1] <= time) {
      return size;
    }
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void insert(int at, Row row) {
    if (size == rows.length) {
      times = Arrays.copyOf(times, size + (size >> 1) + SPARE);
      rows = Arrays.copyOf(rows, times.length);
    }
    System.arraycopy(times, at, times, at + 1, size - at);
    System.arraycopy(rows, at, rows, at + 1, size - at);
    times[at] = row.occurredAt();
    rows[at] = row;
    size++;
  }

  private static final class Codec implements GrowingField<HistoryChunk> {
    private static final int VERSION = 1;
    private static final int CHANGES_VERSION = 1;
    private static final int PUT = 0;
    private static final int REMOVED = 1;

    @Override
    public String name() {
      return "rows";
    }

    @Override
    public byte[] encode(HistoryChunk chunk) {
      BinaryFormat.Writer out = new BinaryFormat.Writer().raw(VERSION).number(chunk.kind.ordinal());
      out.number(chunk.size);
      long before = 0;
      for (int i = 0; i < chunk.size; i++) {
        Row row = chunk.rows[i];
        out.signed(row.occurredAt() - before).text(row.actId());
        out.signed(row.logTime() - row.occurredAt()).features(row.features());
        before = row.occurredAt();
      }
      return out.bytes();
    }

    @Override
    public HistoryChunk decode(byte[] bytes) {
      BinaryFormat.Reader in = new BinaryFormat.Reader(bytes).version(VERSION);
      ActKind kind = ActKind.values()[(int) in.number()];
      int count = in.count();
      HistoryChunk chunk = new HistoryChunk(kind, count + SPARE);
      long at = 0;
      for (int i = 0; i < count; i++) {
        at += in.signed();
        String actId = in.text();
        long logTime = at + in.signed();
        chunk.insert(i, new Row(at, actId, logTime, in.features(kind)));
      }
      written(chunk);
      return chunk;
    }

    @Override
    public byte[] encodeChanges(HistoryChunk chunk) {
      if (chunk.changes == null || chunk.size < LEAST_ROWS) {
        return null;
      }
      BinaryFormat.Writer out = new BinaryFormat.Writer().raw(CHANGES_VERSION);
      long before = 0;
      for (Change change : chunk.changes) {
        Row row = change.row();
        out.raw(change.isRemoved() ? REMOVED : PUT);
        out.signed(row.occurredAt() - before).text(row.actId());
        if (!change.isRemoved()) {
          out.signed(row.logTime() - row.occurredAt()).features(row.features());
        }
        before = row.occurredAt();
      }
      return out.bytes();
    }

    @Override
    public void written(HistoryChunk chunk) {
      if (chunk.size < LEAST_ROWS) {
        chunk.changes = null;
      } else if (chunk.changes == null || !chunk.changes.isEmpty()) {
        chunk.changes = new ArrayList<>(0);
      }
    }

    @Override
    public void apply(HistoryChunk chunk, byte[] changes) {
      BinaryFormat.Reader in = new BinaryFormat.Reader(changes).version(CHANGES_VERSION);
      long at = 0;
      while (in.hasMore()) {
        boolean isRemoved = in.raw() == REMOVED;
        at += in.signed();
        String actId = in.text();
        if (isRemoved) {
          chunk.take(chunk.position(at, actId));
        } else {
          chunk.place(new Row(at, actId, at + in.signed(), in.features(chunk.kind)));
        }
      }
    }
  }
}
