package cn.jianguan.rules.memory;

import java.util.HashMap;
import java.util.Map;

/** A memory of one key on the heap, encoding every value on its way in as a job would. */
public final class HeapMemory implements Memory {
  private final Map<Address, byte[]> values = new HashMap<>();

  @Override
  public <T> T get(Part<T> part, String name) {
    byte[] bytes = values.get(new Address(part, name));
    return bytes == null ? null : part.decode(bytes);
  }

  @Override
  public <T> void put(Part<T> part, String name, T value) {
    values.put(new Address(part, name), part.encode(value));
  }

  @Override
  public void remove(Part<?> part, String name) {
    values.remove(new Address(part, name));
  }
}
