package cn.jianguan.local.bench.engine;

import cn.jianguan.rules.memory.Address;
import cn.jianguan.rules.memory.Memory;
import cn.jianguan.rules.memory.Part;
import java.util.HashMap;
import java.util.Map;

/** A memory that keeps values decoded, as a job's cache does, and knows what they take encoded. */
final class SizedMemory implements Memory {
  private final Map<Address, Object> values = new HashMap<>();

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

  /** Bytes of all values as they would be written to a checkpoint, without the keys. */
  @SuppressWarnings("unchecked")
  long bytes() {
    long bytes = 0;
    for (Map.Entry<Address, Object> value : values.entrySet()) {
      bytes += ((Part<Object>) value.getKey().part()).encode(value.getValue()).length;
    }
    return bytes;
  }
}
