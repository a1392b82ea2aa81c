package cn.jianguan.jobs.order;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;

/** What has arrived and waits until the clock of the log has passed it, in the order of the log. */
final class Waiting<D, R> {
  private final PriorityQueue<Turn<D, R>> queue;
  private final Set<Cause> timers = new HashSet<>();
  private final Ties<D> dataTies;
  private final Ties<R> referenceTies;
  private long arrivals;

  private record Cause(String key, String name, long at) {}

  Waiting(Ties<D> dataTies, Ties<R> referenceTies) {
    this.dataTies = dataTies;
    this.referenceTies = referenceTies;
    Comparator<Turn<D, R>> byTime = Comparator.comparingLong(Turn::logTime);
    queue = new PriorityQueue<>(byTime.thenComparingInt(Turn::rank).thenComparing(this::tie));
  }

  void data(String key, D value, long logTime) {
    queue.add(new Turn.Data<>(logTime, key, value, arrivals++));
  }

  void reference(R value, long logTime) {
    queue.add(new Turn.Reference<>(logTime, value, arrivals++));
  }

  void timer(String key, String name, long at, long logTime) {
    if (timers.add(new Cause(key, name, at))) {
      queue.add(new Turn.Timer<>(logTime, key, name, at));
    }
  }

  void cancelTimer(String key, String name, long at) {
    if (timers.remove(new Cause(key, name, at))) {
      queue.removeIf(
          turn ->
              turn instanceof Turn.Timer<D, R> timer
                  && timer.at() == at
                  && timer.name().equals(name)
                  && timer.key().equals(key));
    }
  }

  /** Takes the next turn with log time up to the given one; null if there is none. */
  Turn<D, R> next(long upTo) {
    Turn<D, R> head = queue.peek();
    if (head == null || head.logTime() > upTo) {
      return null;
    }
    queue.remove();
    if (head instanceof Turn.Timer<D, R> timer) {
      timers.remove(new Cause(timer.key(), timer.name(), timer.at()));
    }
    return head;
  }

  /** Keyed data that waits, in no order. */
  Stream<Turn.Data<D, R>> data() {
    return queue.stream().filter(Turn.Data.class::isInstance).map(turn -> (Turn.Data<D, R>) turn);
  }

  /** References that wait, in no order. */
  Stream<Turn.Reference<D, R>> references() {
    return queue.stream()
        .filter(Turn.Reference.class::isInstance)
        .map(turn -> (Turn.Reference<D, R>) turn);
  }

  private int tie(Turn<D, R> left, Turn<D, R> right) {
    if (left instanceof Turn.Data<D, R> a && right instanceof Turn.Data<D, R> b) {
      int ties = dataTies.compare(a.value(), b.value());
      return ties != 0 ? ties : Long.compare(a.arrival(), b.arrival());
    }
    if (left instanceof Turn.Reference<D, R> a && right instanceof Turn.Reference<D, R> b) {
      int ties = referenceTies.compare(a.value(), b.value());
      return ties != 0 ? ties : Long.compare(a.arrival(), b.arrival());
    }
    if (left instanceof Turn.Timer<D, R> a && right instanceof Turn.Timer<D, R> b) {
      return Turn.Timer.ORDER.compare(a, b);
    }
    throw new IllegalStateException("turns of different rank cannot tie");
  }
}
