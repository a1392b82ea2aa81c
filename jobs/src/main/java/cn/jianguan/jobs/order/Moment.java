package cn.jianguan.jobs.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What waits for one log time. Nothing but timers joins it once the first turn was taken. */
final class Moment<D, R> {
  private final List<Turn.Reference<D, R>> references = new ArrayList<>(0);
  private final List<Turn.Data<D, R>> data = new ArrayList<>(2);
  private final TreeSet<Turn.Timer<D, R>> timers = new TreeSet<>(Turn.Timer.ORDER);
  private int referencesTaken;
  private int dataTaken;

  void add(Turn.Reference<D, R> reference) {
    references.add(reference);
  }

  void add(Turn.Data<D, R> turn) {
    data.add(turn);
  }

  void add(Turn.Timer<D, R> timer) {
    timers.add(timer);
  }

  void remove(Turn.Timer<D, R> timer) {
    timers.remove(timer);
  }

  /** Takes the next turn: references, then data, then timers; null when all are taken. */
  Turn<D, R> next(Ties<D> dataTies, Ties<R> referenceTies) {
    if (referencesTaken < references.size()) {
      if (referencesTaken == 0) {
        references.sort(Comparator.comparing(Turn.Reference::value, referenceTies));
      }
      return references.get(referencesTaken++);
    }
    if (dataTaken < data.size()) {
      if (dataTaken == 0) {
        data.sort(Comparator.comparing(Turn.Data::value, dataTies));
      }
      return data.set(dataTaken++, null);
    }
    return timers.pollFirst();
  }

  boolean isOver() {
    return referencesTaken == references.size() && dataTaken == data.size() && timers.isEmpty();
  }

  /** Timers whose turn has not come. */
  Stream<Turn.Timer<D, R>> timers() {
    return timers.stream();
  }

  /** Data whose turn has not come. */
  Stream<Turn.Data<D, R>> data() {
    return data.subList(dataTaken, data.size()).stream();
  }

  /** References whose turn has not come. */
  Stream<Turn.Reference<D, R>> references() {
    return references.subList(referencesTaken, references.size()).stream();
  }
}
