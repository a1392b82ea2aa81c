package cn.jianguan.rules.state;

import java.util.HashMap;
import java.util.Map;

/** A memory of one key on the heap, encoding every value on its way in as a job would. */
public final class HeapState implements KeyedState {
  private final Map<StateAddress, byte[]> values = new HashMap<>();

  @Override
  public <T> T get(StateField<T> part, String name) {
    byte[] bytes = values.get(new StateAddress(part, name));
    return bytes == null ? null : part.decode(bytes);
  }

  @Override
  public <T> void put(StateField<T> part, String name, T value) {
    values.put(new StateAddress(part, name), part.encode(value));
  }

  @Override
  public void remove(StateField<?> part, String name) {
    values.remove(new StateAddress(part, name));
  }
}
