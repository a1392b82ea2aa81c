package cn.jianguan.reference;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Entries of one type by what a reader looks them up by. Follows its {@link ReferenceRecords}. Not
 * thread-safe.
 *
 * @param <K> a value with equality
 */
public final class ReferenceIndex<K, T> {
  private final Class<T> type;
  private final Function<T, K> key;
  private final Map<K, Entries<T>> entries = new HashMap<>();
  private Consumer<K> listener = changed -> {};

  ReferenceIndex(Class<T> type, Function<T, K> key) {
    this.type = type;
    this.key = key;
  }

  /** What is said under a key; empty where nothing is. */
  public Entries<T> of(K wanted) {
    return entries.getOrDefault(wanted, Entries.none());
  }

  /** All keys under which something is said, in no order. */
  public Set<K> keys() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** From now on tells of every key under which something was added or taken back. */
  public void whenChanged(Consumer<K> newListener) {
    listener = newListener;
  }

  /** Returns whether the entry is found here. */
  boolean add(Entry<?> entry) {
    K at = keyOf(entry);
    if (at == null) {
      return false;
    }
    T body = type.cast(entry.body());
    entries.put(
        at, of(at).with(new Entry<>(entry.identity(), entry.logTime(), body, entry.validity())));
    listener.accept(at);
    return true;
  }

  void remove(Entry<?> entry) {
    K at = keyOf(entry);
    if (at == null) {
      return;
    }
    Entries<T> left = of(at).without(entry.identity());
    if (left.isEmpty()) {
      entries.remove(at);
    } else {
      entries.put(at, left);
    }
    listener.accept(at);
  }

  private K keyOf(Entry<?> entry) {
    return type.isInstance(entry.body()) ? key.apply(type.cast(entry.body())) : null;
  }
}
