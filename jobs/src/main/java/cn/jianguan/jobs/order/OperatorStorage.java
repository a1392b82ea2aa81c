package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.GrowingField;
import cn.jianguan.rules.state.StateAddress;
import cn.jianguan.rules.state.StateField;
import org.apache.flink.api.common.state.MapState;

/**
 * The values of the backend's current key. A value is written whole under its address; what changed
 * since is written behind it, in parts under {@code address+0}, {@code address+1} and so on, as
 * long as these are fewer bytes than the whole. So an act that joins a busy history costs its own
 * bytes, and now and then a share of the whole. Parts never stand without the whole before them.
 */
final class OperatorStorage {
  /** A value is read with a look for each of its parts. */
  private static final int MOST_PARTS = 128;

  private final MapState<String, byte[]> state;
  private final StateMetrics metrics;

  OperatorStorage(MapState<String, byte[]> state, StateMetrics metrics) {
    this.state = state;
    this.metrics = metrics;
  }

  /** The value there, or a cell of null. */
  <T> OperatorPage.Cell<T> read(OperatorPage page, StateField<T> field, StateAddress address) {
    OperatorPage.Cell<T> cell = new OperatorPage.Cell<>(page, field);
    if (page.cleared) {
      return cell;
    }
    try {
      byte[] whole = state.get(address.toString());
      if (whole != null) {
        cell.value = field.decode(whole);
        cell.wholeBytes = whole.length;
        if (field instanceof GrowingField<T> growing) {
          readParts(cell, growing, address);
        }
      }
    } catch (Exception e) {
      throw new OperatorStateException("cannot read keyed state", e);
    }
    return cell;
  }

  private <T> void readParts(OperatorPage.Cell<T> cell, GrowingField<T> field, StateAddress address)
      throws Exception {
    byte[] part = state.get(part(address, 0));
    while (part != null) {
      field.apply(cell.value, part);
      cell.parts++;
      cell.partsBytes += part.length;
      part = state.get(part(address, cell.parts));
    }
  }

  <T> void write(StateAddress address, OperatorPage.Cell<T> cell) {
    try {
      byte[] changes = changes(cell);
      if (changes == null) {
        writeWhole(address, cell);
      } else {
        put(part(address, cell.parts++), changes);
        cell.partsBytes += changes.length;
      }
      if (cell.value != null && cell.field instanceof GrowingField<T> growing) {
        growing.written(cell.value);
      }
    } catch (Exception e) {
      throw new OperatorStateException("cannot write keyed state", e);
    }
  }

  /** What is to be written behind the whole; null: the whole anew. */
  private static <T> byte[] changes(OperatorPage.Cell<T> cell) {
    boolean fits = cell.parts < MOST_PARTS && cell.partsBytes < cell.wholeBytes;
    return fits && cell.value != null && cell.field instanceof GrowingField<T> growing
        ? growing.encodeChanges(cell.value)
        : null;
  }

  private <T> void writeWhole(StateAddress address, OperatorPage.Cell<T> cell) throws Exception {
    byte[] whole = cell.value == null ? null : cell.field.encode(cell.value);
    if (whole == null) {
      state.remove(address.toString());
    } else {
      put(address.toString(), whole);
    }
    for (int part = 0; part < cell.parts; part++) {
      state.remove(part(address, part));
    }
    cell.wholeBytes = whole == null ? 0 : whole.length;
    cell.parts = 0;
    cell.partsBytes = 0;
  }

  private void put(String address, byte[] bytes) throws Exception {
    state.put(address, bytes);
    metrics.writtenBytes += bytes.length;
  }

  private static String part(StateAddress address, int number) {
    return address.toString() + '+' + number;
  }

  /** Forgets all values of the key. */
  void clear() {
    state.clear();
  }
}
