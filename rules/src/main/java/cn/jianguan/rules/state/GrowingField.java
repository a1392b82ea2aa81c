package cn.jianguan.rules.state;

/**
 * A field whose values change little at a time. What changed can be written by itself, behind the
 * value as it was written last, and is taken over in the same order when the value is read.
 */
public interface GrowingField<T> extends StateField<T> {
  /**
   * What has changed since the value was read or {@link #written}; null where the whole is to be
   * written, as it is at first.
   */
  byte[] encodeChanges(T value);

  /** The value, or what had changed, has been written: from here on changes count anew. */
  void written(T value);

  /** Takes over what {@link #encodeChanges} wrote of a later state of the value. */
  void apply(T value, byte[] changes);
}
