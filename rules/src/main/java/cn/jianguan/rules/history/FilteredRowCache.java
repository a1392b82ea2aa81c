package cn.jianguan.rules.history;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What sieves have let through of one chunk, kept in step with it: a busy agency's act then looks
 * at the rows that count and not at all of them. A sieve is worth it that is used again while it is
 * among the last few; the others cost a scan each, as they would without.
 */
final class FilteredRowCache {
  /** Below it a scan is as quick. */
  static final int LEAST_ROWS = 64;

  private static final int MOST = 16;

  /** By sieve, used last comes last; null for one that was used once. */
  private final Map<RowFilter, HistoryChunk> views =
      new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RowFilter, HistoryChunk> eldest) {
          return size() > MOST;
        }
      };

  /** The rows of the chunk that a sieve lets through; null where it is to be scanned. */
  HistoryChunk of(RowFilter sieve, HistoryChunk chunk) {
    HistoryChunk view = views.get(sieve);
    if (view == null && views.containsKey(sieve)) {
      view = chunk.sieved(sieve);
      views.put(sieve, view);
    } else if (view == null) {
      views.put(sieve, null);
    }
    return view;
  }

  void put(Row row) {
    views.forEach(
        (sieve, view) -> {
          if (view != null && sieve.lets(row)) {
            view.put(row);
          }
        });
  }

  void remove(Row row) {
    for (HistoryChunk view : views.values()) {
      if (view != null) {
        view.remove(row.occurredAt(), row.actId());
      }
    }
  }
}
