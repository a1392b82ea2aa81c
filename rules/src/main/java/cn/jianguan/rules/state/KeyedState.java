package cn.jianguan.rules.state;

/**
 * What a station remembers about the current key: values by part and name. In a job it is Flink's
 * keyed state behind a cache, in tests and scenarios a map ({@link HeapState}).
 */
public interface KeyedState {
  /** Returns the value, or null. The object may be the cached one: after changing it, put it. */
  <T> T get(StateField<T> part, String name);

  /** Remembers the value; it is encoded at the next checkpoint at the latest. */
  <T> void put(StateField<T> part, String name, T value);

  void remove(StateField<?> part, String name);

  /** Where a value is, looked up once. */
  default <T> StateHandle<T> handle(StateField<T> part, String name) {
    return value -> {
      if (value == null) {
        remove(part, name);
      } else {
        put(part, name, value);
      }
    };
  }
}
