package cn.jianguan.rules.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A memory of one key that keeps values as they are, as a job's cache does between checkpoints. */
public final class CachedState implements KeyedState {
  private static final int FIRST = 16;

  /** Looked through from the first: what is asked for every time came first. */
  private Cell<?>[] cells = {};

  private final Map<StateAddress, Cell<?>> others = new HashMap<>();

  private static final class Cell<T> implements StateHandle<T> {
    private final StateField<T> part;
    private final String name;
    private T value;

    Cell(StateField<T> part, String name) {
      this.part = part;
      this.name = name;
    }

    @Override
    public void put(T changed) {
      value = changed;
    }

    boolean is(StateField<?> wanted, String wantedName) {
      return part.name().equals(wanted.name()) && name.equals(wantedName);
    }

    long encodedBytes() {
      return value == null ? 0 : part.encode(value).length;
    }
  }

  @Override
  public <T> T get(StateField<T> part, String name) {
    return cell(part, name).value;
  }

  @Override
  public <T> void put(StateField<T> part, String name, T value) {
    handle(part, name).put(value);
  }

  @Override
  public void remove(StateField<?> part, String name) {
    handle(part, name).put(null);
  }

  @Override
  public <T> StateHandle<T> handle(StateField<T> part, String name) {
    return cell(part, name);
  }

  /** Parts of one name are one, so the type of a cell follows from it. */
  @SuppressWarnings("unchecked")
  private <T> Cell<T> cell(StateField<T> part, String name) {
    for (Cell<?> cell : cells) {
      if (cell.is(part, name)) {
        return (Cell<T>) cell;
      }
    }
    if (cells.length == FIRST) {
      return (Cell<T>)
          others.computeIfAbsent(new StateAddress(part, name), unused -> new Cell<>(part, name));
    }
    Cell<T> added = new Cell<>(part, name);
    cells = Arrays.copyOf(cells, cells.length + 1);
    cells[cells.length - 1] = added;
    return added;
  }

  /** Bytes of all values as a checkpoint would write them, without their addresses. */
  public long encodedBytes() {
    return Stream.concat(Stream.of(cells), others.values().stream())
        .mapToLong(Cell::encodedBytes)
        .sum();
  }
}
