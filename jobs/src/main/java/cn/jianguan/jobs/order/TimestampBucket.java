package cn.jianguan.jobs.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What waits for one log time. Nothing but timers joins it once the first event was taken. */
final class TimestampBucket<D, R> {
  private final List<QueuedEvent.Reference<D, R>> references = new ArrayList<>(0);
  private final List<QueuedEvent.Data<D, R>> data = new ArrayList<>(2);
  private final TreeSet<QueuedEvent.Timer<D, R>> timers = new TreeSet<>(QueuedEvent.Timer.ORDER);
  private int referencesTaken;
  private int dataTaken;

  void add(QueuedEvent.Reference<D, R> reference) {
    references.add(reference);
  }

  void add(QueuedEvent.Data<D, R> event) {
    data.add(event);
  }

  void add(QueuedEvent.Timer<D, R> timer) {
    timers.add(timer);
  }

  void remove(QueuedEvent.Timer<D, R> timer) {
    timers.remove(timer);
  }

  /**
   * Takes the next event: references, then data, then timers; null when all are taken. Data key by
   * key: the memory of a key is then at hand for all that it has of this moment.
   */
  QueuedEvent<D, R> next(TieBreaker<D> dataTieBreaker, TieBreaker<R> referenceTieBreaker) {
    if (referencesTaken < references.size()) {
      if (referencesTaken == 0) {
        references.sort(Comparator.comparing(QueuedEvent.Reference::value, referenceTieBreaker));
      }
      return references.get(referencesTaken++);
    }
    if (dataTaken < data.size()) {
      if (dataTaken == 0) {
        data.sort(
            Comparator.<QueuedEvent.Data<D, R>, String>comparing(QueuedEvent.Data::key)
                .thenComparing(QueuedEvent.Data::value, dataTieBreaker));
      }
      return data.set(dataTaken++, null);
    }
    return timers.pollFirst();
  }

  boolean isOver() {
    return referencesTaken == references.size() && dataTaken == data.size() && timers.isEmpty();
  }

  /** Timers whose event has not come. */
  Stream<QueuedEvent.Timer<D, R>> timers() {
    return timers.stream();
  }

  /** Data whose event has not come. */
  Stream<QueuedEvent.Data<D, R>> data() {
    return data.subList(dataTaken, data.size()).stream();
  }

  /** References whose event has not come. */
  Stream<QueuedEvent.Reference<D, R>> references() {
    return references.subList(referencesTaken, references.size()).stream();
  }
}
