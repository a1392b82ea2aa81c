package cn.jianguan.rules.memory;

/**
 * What a station remembers about the current key: values by part and name. In a job it is Flink's
 * keyed state behind a cache, in tests and scenarios a map ({@link HeapMemory}).
 */
public interface Memory {
  /** Returns the value, or null. The object may be the cached one: after changing it, put it. */
  <T> T get(Part<T> part, String name);

  /** Remembers the value; it is encoded at the next checkpoint at the latest. */
  <T> void put(Part<T> part, String name, T value);

  void remove(Part<?> part, String name);

  /** Where a value is, looked up once. */
  default <T> Place<T> place(Part<T> part, String name) {
    return value -> {
      if (value == null) {
        remove(part, name);
      } else {
        put(part, name, value);
      }
    };
  }
}
