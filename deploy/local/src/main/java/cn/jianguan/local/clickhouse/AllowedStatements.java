package cn.jianguan.local.clickhouse;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Statements of readers that have been looked at and may run: a page asks the same ones with other
 * values many times a second, and looking costs more than most answers. Forgotten whenever anything
 * but rows may have changed.
 */
final class AllowedStatements {
  private static final int MOST = 500;
  private static final int LONGEST = 16_384;

  private final AtomicInteger changes = new AtomicInteger();
  private final Map<Key, Boolean> allowed =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A statement at a time.
   *
   * @param changes how many there had been when it was looked at
   */
  record Key(String sql, String database, int changes) {
    /** A value that stands for a name decides what is read, so such a text says too little. */
    private boolean saysAll() {
      return sql.length() <= LONGEST && !sql.toLowerCase(Locale.ROOT).contains("identifier");
    }
  }

  Key key(String sql, String database) {
    return new Key(sql, database, changes.get());
  }

  synchronized boolean contains(Key key) {
    return allowed.get(key) != null;
  }

  synchronized void add(Key key) {
    if (key.saysAll()) {
      allowed.put(key, true);
    }
  }

  /** To be called after a statement that may have made or renamed what others name. */
  synchronized void forget() {
    changes.incrementAndGet();
    allowed.clear();
  }
}
