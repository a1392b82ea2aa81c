package cn.jianguan.rules.history;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What filters have let through of one chunk, kept in step with it: a busy agency's act then looks
 * at the rows that count and not at all of them. A filter is worth it that is used again while it
 * is among the last few; the others cost a scan each, as they would without.
 */
final class FilteredRowCache {
  /** Below it a scan is as quick. */
  static final int LEAST_ROWS = 64;

  private static final int MOST = 16;

  /** By filter, used last comes last; null for one that was used once. */
  private final Map<RowFilter, HistoryChunk> filtered =
      new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RowFilter, HistoryChunk> eldest) {
          return size() > MOST;
        }
      };

  /** The rows of the chunk that a filter lets through; null where it is to be scanned. */
  HistoryChunk of(RowFilter filter, HistoryChunk chunk) {
    HistoryChunk view = filtered.get(filter);
    if (view == null && filtered.containsKey(filter)) {
      view = chunk.sieved(filter);
      filtered.put(filter, view);
    } else if (view == null) {
      filtered.put(filter, null);
    }
    return view;
  }

  void put(Row row) {
    filtered.forEach(
        (filter, view) -> {
          if (view != null && filter.lets(row)) {
            view.put(row);
          }
        });
  }

  void remove(Row row) {
    for (HistoryChunk view : filtered.values()) {
      if (view != null) {
        view.remove(row.occurredAt(), row.actId());
      }
    }
  }
}
