package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.GrowingField;
import cn.jianguan.rules.state.KeyedState;
import cn.jianguan.rules.state.StateAddress;
import cn.jianguan.rules.state.StateField;
import cn.jianguan.rules.state.StateHandle;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyedStateBackend;

/**
 * The memory of the current key: keyed state behind a cache of decoded values. Keys used longest
 * ago leave when the cache holds more than its bound. Changes are written at every checkpoint, and
 * before that where a key has changed many times, or has not changed for longest of many that have:
 * so little is left for the checkpoint, and a busy key is not written for each of its turns.
 */
final class OperatorKeyedState implements KeyedState {
  /** Turns of one key that are remembered since it was written. */
  private static final int MOST_TURNS = 256;

  private final KeyedStateBackend<String> backend;
  private final OperatorStorage storage;
  private final long boundBytes;
  private final int mostUnwritten;
  private final LinkedHashMap<String, OperatorPage> pages = new LinkedHashMap<>(1024, 0.75f, true);

  /** That which changed longest ago first. */
  private final Set<OperatorPage> changed = new LinkedHashSet<>();

  private final StateMetrics metrics;
  private long bytes;
  private OperatorPage page;
  private boolean touched;
  private boolean writes;
  private int remembered;

  /**
   * Memory of the keys of one subtask.
   *
   * @param boundBytes decoded values to hold, by their encoded size
   * @param mostUnwritten changed keys that wait to be written; of more, the one that changed
   *     longest ago is
   */
  OperatorKeyedState(
      KeyedStateBackend<String> backend,
      MapState<String, byte[]> state,
      long boundBytes,
      int mostUnwritten,
      StateMetrics metrics) {
    this.backend = backend;
    this.storage = new OperatorStorage(state, metrics);
    this.boundBytes = boundBytes;
    this.mostUnwritten = mostUnwritten;
    this.metrics = metrics;
  }

  private void change(OperatorPage changing) {
    changed.add(changing);
    touched = true;
  }

  /** The turn at hand is over; where it changed the key it is remembered until that is written. */
  void completed(OperatorTurn<?> turn) {
    if (touched) {
      touched = false;
      page.turns.add(turn);
      remembered++;
      writeEarly();
    }
    if (writes) {
      writes = false;
      flush();
    }
  }

  private void writeEarly() {
    changed.remove(page);
    if (page.turns.size() >= MOST_TURNS) {
      write(page);
      return;
    }
    changed.add(page);
    if (changed.size() > mostUnwritten) {
      Iterator<OperatorPage> eldest = changed.iterator();
      OperatorPage written = eldest.next();
      eldest.remove();
      write(written);
      restoreKey();
    }
  }

  /** Nothing before the end of this turn need be made again. */
  void writeAfterTurn() {
    writes = true;
  }

  /**
   * Undoes what happened to the current key since it was written: the turn at hand and those before
   * it, which are returned to be made again.
   */
  List<OperatorTurn<?>> rollBack() {
    touched = false;
    List<OperatorTurn<?>> turns = List.copyOf(page.turns);
    forgetTurns(page);
    bytes -= page.release();
    changed.remove(page);
    bytes -= OperatorPage.OVERHEAD_BYTES;
    page = open(page.key);
    pages.put(page.key, page);
    return turns;
  }

  /** Writes what turns have changed, so that none of them need be made again. */
  void flushRemembered() {
    if (remembered > 0) {
      flush();
    }
  }

  private void forgetTurns(OperatorPage written) {
    remembered -= written.turns.size();
    written.turns.clear();
  }

  void enter(String key) {
    touched = false;
    backend.setCurrentKey(key);
    if (page == null || !page.key.equals(key)) {
      page = pages.computeIfAbsent(key, this::open);
      evict();
    }
  }

  private OperatorPage open(String key) {
    bytes += OperatorPage.OVERHEAD_BYTES;
    return new OperatorPage(key, this::change);
  }

  @Override
  public <T> T get(StateField<T> part, String name) {
    return cell(part, new StateAddress(part, name)).value;
  }

  @Override
  public <T> void put(StateField<T> part, String name, T value) {
    write(part, new StateAddress(part, name), value);
  }

  @Override
  public void remove(StateField<?> part, String name) {
    write(part, new StateAddress(part, name), null);
  }

  @Override
  public <T> StateHandle<T> handle(StateField<T> part, String name) {
    return cell(part, new StateAddress(part, name));
  }

  private <T> void write(StateField<T> part, StateAddress address, T value) {
    OperatorPage.Cell<T> cell = cached(address);
    if (cell == null) {
      // What is to be written in parts must know those that there are.
      cell =
          part instanceof GrowingField
              ? cell(part, address)
              : add(address, new OperatorPage.Cell<>(page, part));
    }
    cell.put(value);
  }

  private <T> OperatorPage.Cell<T> cell(StateField<T> part, StateAddress address) {
    OperatorPage.Cell<T> cell = cached(address);
    if (cell == null) {
      metrics.misses++;
      cell = add(address, storage.read(page, part, address));
    } else {
      metrics.hits++;
    }
    return cell;
  }

  /** An address begins with the name of its part, so the type of a cell follows from it. */
  @SuppressWarnings("unchecked")
  private <T> OperatorPage.Cell<T> cached(StateAddress address) {
    return (OperatorPage.Cell<T>) page.cells.get(address);
  }

  private <T> OperatorPage.Cell<T> add(StateAddress address, OperatorPage.Cell<T> cell) {
    page.cells.put(address, cell);
    bytes += cell.encodedBytes() + OperatorPage.Cell.OVERHEAD_BYTES;
    return cell;
  }

  /**
   * Remembers how long the current key is kept.
   *
   * @return whether a timer is needed for that moment
   */
  boolean keepUntil(long moment) {
    Long before = get(Expiry.FIELD, "");
    if (before != null && before >= moment) {
      return false;
    }
    put(Expiry.FIELD, "", moment);
    return true;
  }

  /** Forgets the current key unless it is kept beyond the moment. */
  void expire(long moment) {
    Long until = get(Expiry.FIELD, "");
    if (until != null && until <= moment) {
      forget();
    }
  }

  void forget() {
    bytes -= page.release();
    page.cleared = true;
    change(page);
  }

  /** Writes every change to keyed state; the cache stays. */
  void flush() {
    long before = System.nanoTime();
    changed.forEach(this::write);
    changed.clear();
    restoreKey();
    metrics.flushed(System.nanoTime() - before);
  }

  private void evict() {
    Iterator<OperatorPage> eldest = pages.values().iterator();
    while (bytes > boundBytes && pages.size() > 1) {
      OperatorPage leaving = eldest.next();
      if (changed.remove(leaving)) {
        write(leaving);
      }
      bytes -= leaving.release();
      bytes -= OperatorPage.OVERHEAD_BYTES;
      metrics.evictions++;
      eldest.remove();
    }
    restoreKey();
  }

  private void restoreKey() {
    if (page != null && !page.key.equals(backend.getCurrentKey())) {
      backend.setCurrentKey(page.key);
    }
  }

  private void write(OperatorPage written) {
    backend.setCurrentKey(written.key);
    if (written.cleared) {
      storage.clear();
      written.cleared = false;
    }
    written.cells.forEach(this::write);
    forgetTurns(written);
  }

  private void write(StateAddress address, OperatorPage.Cell<?> cell) {
    if (cell.dirty) {
      bytes -= cell.encodedBytes();
      storage.write(address, cell);
      bytes += cell.encodedBytes();
      cell.dirty = false;
    }
  }
}
