package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.log.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is wrong with one row, field by field, so that it has to be mended only once. */
public final class RowFaults {
  private Map<String, Refusal> byField = Map.of();

  /** A value that a row may not give. */
  interface Value<T> {
    T get() throws RowRefusedException;
  }

  /** The value, or what stands for it where the row does not give it. */
  <T> T of(Value<T> value, T otherwise) {
    try {
      return value.get();
    } catch (RowRefusedException refusal) {
      add(refusal);
      return otherwise;
    }
  }

  public void add(RowRefusedException refusal) {
    if (byField.isEmpty()) {
      byField = new LinkedHashMap<>();
    }
    byField.putIfAbsent(refusal.refusal().field(), refusal.refusal());
  }

  boolean any() {
    return !byField.isEmpty();
  }

  /** Refuses the row where anything is wrong with it. */
  public void refuse() throws RowRefusedException {
    if (!byField.isEmpty()) {
      throw RowRefusedException.of(List.copyOf(byField.values()));
    }
  }
}
