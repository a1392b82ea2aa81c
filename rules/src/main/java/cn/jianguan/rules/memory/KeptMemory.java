package cn.jianguan.rules.memory;

import java.util.HashMap;
import java.util.Map;

/** A memory of one key that keeps values as they are, as a job's cache does between checkpoints. */
public final class KeptMemory implements Memory {
  private final Map<Address, Object> values = new HashMap<>();

  /** A value was put under the same address with the same part. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> T get(Part<T> part, String name) {
    return (T) values.get(new Address(part, name));
  }

  @Override
  public <T> void put(Part<T> part, String name, T value) {
    values.put(new Address(part, name), value);
  }

  @Override
  public void remove(Part<?> part, String name) {
    values.remove(new Address(part, name));
  }

  /** Bytes of all values as a checkpoint would write them, without their addresses. */
  @SuppressWarnings("unchecked")
  public long encodedBytes() {
    long bytes = 0;
    for (Map.Entry<Address, Object> value : values.entrySet()) {
      bytes += ((Part<Object>) value.getKey().part()).encode(value.getValue()).length;
    }
    return bytes;
  }
}
