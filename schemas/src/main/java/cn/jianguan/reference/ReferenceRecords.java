package cn.jianguan.reference;

import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The reference data that stand, as topic {@code reference} told of them in whatever order. Of each
 * {@link RecordIdentity} the record of the newest log time holds, of one moment the one that was
 * given last; a deletion takes it back until a newer record puts it in again. What several
 * identities say of one code stands side by side: {@link Entries} says which of them holds. Not
 * thread-safe.
 */
public final class ReferenceRecords {
  private static final String SHIPPED = "";

  /** Deleted ones are remembered, too: what is older than a deletion must not come back. */
  private final Map<String, Entry<?>> newest = new HashMap<>();

  private final List<ReferenceIndex<?, ?>> indexes = new ArrayList<>();

  /**
   * A new way to look entries up; made before the first record is given.
   *
   * @param key of an entry; null where it shall not be found here
   */
  public <K, T> ReferenceIndex<K, T> by(Class<T> type, Function<T, K> key) {
    if (!newest.isEmpty()) {
      throw new IllegalStateException("an index must see all records: " + type.getSimpleName());
    }
    ReferenceIndex<K, T> index = new ReferenceIndex<>(type, key);
    indexes.add(index);
    return index;
  }

  /** Adds what ships with the program: older than any record, never taken back. */
  public void ship(Object body) {
    add(Entry.of(SHIPPED, Long.MIN_VALUE, body));
  }

  /**
   * Takes over a record.
   *
   * @param logTime when it became known, epoch ms UTC
   */
  public void take(ReferenceRecord record, long logTime) {
    String identity = RecordIdentity.of(record.getEnvelope());
    Entry<?> before = newest.get(identity);
    if (before != null && before.logTime() > logTime) {
      return;
    }
    if (before != null) {
      indexes.forEach(index -> index.remove(before));
    }
    Entry<?> entry = Entry.of(identity, logTime, isDeletion(record) ? null : record.getBody());
    newest.put(identity, add(entry) ? entry : Entry.of(identity, logTime, null));
  }

  /** Whether it takes its identity back: it says so, or says nothing else. */
  public static boolean isDeletion(ReferenceRecord record) {
    return record.getEnvelope().getCdOperation() == Operation.DELETE || record.getBody() == null;
  }

  private boolean add(Entry<?> entry) {
    boolean isFound = false;
    for (ReferenceIndex<?, ?> index : indexes) {
      isFound |= index.add(entry);
    }
    return isFound;
  }
}
