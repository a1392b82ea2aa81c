package cn.jianguan.rules.state;

/**
 * Where one value of one key is remembered, for those who change it again and again. It is good for
 * as long as the values are that were read from the memory together with it.
 */
@FunctionalInterface
public interface StateHandle<T> {
  /** Remembers the value, as {@link KeyedState#put} does; null: nothing more. */
  void put(T value);
}
