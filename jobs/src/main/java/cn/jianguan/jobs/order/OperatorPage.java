package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.StateAddress;
import cn.jianguan.rules.state.StateField;
import cn.jianguan.rules.state.StateHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the cache holds of one key. */
final class OperatorPage {
  static final int OVERHEAD_BYTES = 300;

  final String key;
  final Map<StateAddress, Cell<?>> cells = new HashMap<>(4);

  /** Turns that changed the key since it was written: made again where a later one throws. */
  final List<OperatorTurn<?>> turns = new ArrayList<>(0);

  /** What the backend holds of the key is void; nothing was written since. */
  boolean cleared;

  private final Consumer<OperatorPage> changes;

  /**
   * @param changes learns that a value was put
   */
  OperatorPage(String key, Consumer<OperatorPage> changes) {
    this.key = key;
    this.changes = changes;
  }

  /** Lets go of all values; returns what they took, in bytes. */
  long release() {
    long bytes = 0;
    for (Cell<?> cell : cells.values()) {
      bytes += cell.encodedBytes + Cell.OVERHEAD_BYTES;
    }
    cells.clear();
    return bytes;
  }

  /** One value, decoded. */
  static final class Cell<T> implements StateHandle<T> {
    static final int OVERHEAD_BYTES = 200;

    private final OperatorPage page;
    private final StateField<T> field;
    T value;
    boolean dirty;
    int encodedBytes;

    Cell(OperatorPage page, StateField<T> field, T value, int encodedBytes) {
      this.page = page;
      this.field = field;
      this.value = value;
      this.encodedBytes = encodedBytes;
    }

    byte[] encode() {
      return field.encode(value);
    }

    @Override
    public void put(T changed) {
      value = changed;
      dirty = true;
      page.changes.accept(page);
    }
  }
}
