package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.memory.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Which chunks a subject has, and the day on which the newest row of each became known. */
final class ChunkIndex {
  static final Part<ChunkIndex> PART = new Codec();
  private static final long DAY = 86_400_000L;

  private final Map<ActKind, TreeMap<Integer, Long>> chunks = new EnumMap<>(ActKind.class);

  /** Notes a row; true where the index changed. */
  boolean note(ActKind kind, int quarter, long logTime) {
    TreeMap<Integer, Long> quarters = chunks.computeIfAbsent(kind, k -> new TreeMap<>());
    long day = Math.floorDiv(logTime, DAY) + 1;
    Long known = quarters.get(quarter);
    if (known != null && known >= day) {
      return false;
    }
    quarters.put(quarter, day);
    return true;
  }

  boolean has(ActKind kind, int quarter) {
    TreeMap<Integer, Long> quarters = chunks.get(kind);
    return quarters != null && quarters.containsKey(quarter);
  }

  void drop(ActKind kind, int quarter) {
    TreeMap<Integer, Long> quarters = chunks.get(kind);
    if (quarters != null && quarters.remove(quarter) != null && quarters.isEmpty()) {
      chunks.remove(kind);
    }
  }

  boolean isEmpty() {
    return chunks.isEmpty();
  }

  /** Quarters of a kind from one to another, in order. */
  Iterable<Integer> quarters(ActKind kind, int from, int to) {
    TreeMap<Integer, Long> quarters = chunks.get(kind);
    return quarters == null || from > to
        ? java.util.List.of()
        : quarters.subMap(from, true, to, true).keySet();
  }

  /** What to do with each chunk. */
  interface Visitor {
    /** Kind, quarter, and the moment from which the chunk has been known and past for good. */
    void visit(ActKind kind, int quarter, long settled);
  }

  void visit(Visitor visitor) {
    chunks.forEach(
        (kind, quarters) ->
            quarters.forEach(
                (quarter, day) ->
                    visitor.visit(kind, quarter, Math.max(Quarter.end(quarter), day * DAY))));
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
      index.chunks.forEach(
          (kind, quarters) -> {
            out.number(kind.ordinal()).number(quarters.size());
            quarters.forEach((quarter, day) -> out.signed(quarter).signed(day));
          });
      return out.bytes();
    }

    @Override
    public ChunkIndex decode(byte[] bytes) {
      Wire.Reader in = new Wire.Reader(bytes).version(VERSION);
      ChunkIndex index = new ChunkIndex();
      while (in.hasMore()) {
        ActKind kind = ActKind.values()[(int) in.number()];
        TreeMap<Integer, Long> quarters = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
          quarters.put((int) in.signed(), in.signed());
        }
        index.chunks.put(kind, quarters);
      }
      return index;
    }
  }
}
