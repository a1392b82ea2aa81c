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
      bytes += cell.encodedBytes() + Cell.OVERHEAD_BYTES;
    }
    cells.clear();
    return bytes;
  }

  /** One value, decoded. */
  static final class Cell<T> implements StateHandle<T> {
    static final int OVERHEAD_BYTES = 200;

    private final OperatorPage page;
    final StateField<T> field;
    T value;
    boolean dirty;

    /** As it is in the backend: the whole, and what has changed since behind it. */
    int wholeBytes;

    int parts;
    int partsBytes;

    Cell(OperatorPage page, StateField<T> field) {
      this.page = page;
      this.field = field;
    }

    int encodedBytes() {
      return wholeBytes + partsBytes;
    }

    @Override
    public void put(T changed) {
      value = changed;
      dirty = true;
      page.changes.accept(page);
    }
  }
}
