package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.memory.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of one kind and quarter, in order. */
final class Chunk {
  static final Part<Chunk> PART = new Codec();

  private final ActKind kind;
  private final ArrayList<Row> rows;

  Chunk(ActKind kind) {
    this(kind, new ArrayList<>());
  }

  private Chunk(ActKind kind, ArrayList<Row> rows) {
    this.kind = kind;
    this.rows = rows;
  }

  /** Inserts the row, or replaces the one at its place, which is returned. */
  Row put(Row row) {
    int at = Collections.binarySearch(rows, row, Row.ORDER);
    if (at >= 0) {
      return rows.set(at, row);
    }
    rows.add(-at - 1, row);
    return null;
  }

  Row find(Row place) {
    int at = Collections.binarySearch(rows, place, Row.ORDER);
    return at < 0 ? null : rows.get(at);
  }

  Row remove(Row place) {
    int at = Collections.binarySearch(rows, place, Row.ORDER);
    return at < 0 ? null : rows.remove(at);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Rows with {@code from} < occurredAt ≤ {@code to}; a view, to be read at once. */
  List<Row> between(long from, long to) {
    return rows.subList(firstAfter(from), firstAfter(to));
  }

  private int firstAfter(long time) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).occurredAt() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static final class Codec implements Part<Chunk> {
    private static final int VERSION = 1;

    @Override
    public String name() {
      return "rows";
    }

    @Override
    public byte[] encode(Chunk chunk) {
      Wire.Writer out = new Wire.Writer().raw(VERSION).number(chunk.kind.ordinal());
      out.number(chunk.rows.size());
      long before = 0;
      for (Row row : chunk.rows) {
        out.signed(row.occurredAt() - before).text(row.actId());
        out.signed(row.logTime() - row.occurredAt()).features(row.features());
        before = row.occurredAt();
      }
      return out.bytes();
    }

    @Override
    public Chunk decode(byte[] bytes) {
      Wire.Reader in = new Wire.Reader(bytes).version(VERSION);
      ActKind kind = ActKind.values()[(int) in.number()];
      int count = in.count();
      ArrayList<Row> rows = new ArrayList<>(count + 8);
      long at = 0;
      for (int i = 0; i < count; i++) {
        at += in.signed();
        String actId = in.text();
        long logTime = at + in.signed();
        rows.add(new Row(at, actId, logTime, in.features(kind)));
      }
      return new Chunk(kind, rows);
    }
  }
}
