package cn.jianguan.rules.state;

/**
 * One kind of thing a station remembers about a key, and how it is written down. Implementations
 * are stateless; the encoding must stay readable by later versions, since it lives in checkpoints.
 */
public interface StateField<T> {
  /** Short, unique among the parts of one station, never reused for something else. */
  String name();

  byte[] encode(T value);

  T decode(byte[] bytes);
}
