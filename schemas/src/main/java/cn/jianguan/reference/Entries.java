package cn.jianguan.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that is said of one code: it may live several lives, in several schemes, and several sources
 * may speak of it. The newest that is in force holds: newest by log time, of one moment the one
 * whose record identity is the greater. Days are those of the caller. Immutable.
 */
public final class Entries<T> {
  private static final Entries<?> NONE = new Entries<>(List.of());

  private final List<Entry<T>> oldestFirst;

  private Entries(List<Entry<T>> oldestFirst) {
    this.oldestFirst = oldestFirst;
  }

  @SuppressWarnings("unchecked")
  static <T> Entries<T> none() {
    return (Entries<T>) NONE;
  }

  public boolean isEmpty() {
    return oldestFirst.isEmpty();
  }

  /** All of them, whether in force or not, oldest first. */
  public List<T> all() {
    return oldestFirst.stream().map(Entry::body).toList();
  }

  public boolean anyMatch(Predicate<? super T> wanted) {
    for (Entry<T> entry : oldestFirst) {
      if (wanted.test(entry.body())) {
        return true;
      }
    }
    return false;
  }

  /** The newest, whether in force or not. */
  public Optional<T> newest() {
    return isEmpty()
        ? Optional.empty()
        : Optional.of(oldestFirst.get(oldestFirst.size() - 1).body());
  }

  /** The newest that is in force on a day. */
  public Optional<T> on(LocalDate day) {
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      if (oldestFirst.get(i).validity().includes(day)) {
        return Optional.of(oldestFirst.get(i).body());
      }
    }
    return Optional.empty();
  }

  /** The newest that is in force on a day; where none is, the newest. */
  public Optional<T> onOrNewest(LocalDate day) {
    Optional<T> inForce = on(day);
    return inForce.isPresent() ? inForce : newest();
  }

  /** All that are in force on a day, oldest first. */
  public List<T> allOn(LocalDate day) {
    return oldestFirst.stream()
        .filter(entry -> entry.validity().includes(day))
        .map(Entry::body)
        .toList();
  }

  /** Those of them that are wanted. */
  public Entries<T> where(Predicate<? super T> wanted) {
    // Nearly always there is one and it is wanted, or all are: then nothing is made anew.
    for (Entry<T> entry : oldestFirst) {
      if (!wanted.test(entry.body())) {
        return new Entries<>(oldestFirst.stream().filter(e -> wanted.test(e.body())).toList());
      }
    }
    return this;
  }

  Entries<T> with(Entry<T> entry) {
    int at = oldestFirst.size();
    while (at > 0 && oldestFirst.get(at - 1).compareTo(entry) > 0) {
      at--;
    }
    List<Entry<T>> entries = new ArrayList<>(oldestFirst);
    entries.add(at, entry);
    return new Entries<>(List.copyOf(entries));
  }

  Entries<T> without(String identity) {
    return new Entries<>(
        oldestFirst.stream().filter(entry -> !entry.identity().equals(identity)).toList());
  }
}
