package cn.jianguan.jobs.push.lane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The messages of a lane by order, and which of them are first in all of their orders. */
final class Waiting {
  private static final Comparator<Slot> SOONEST =
      Comparator.comparingLong(Slot::dueAt).thenComparingLong(Slot::seq);

  private final TreeMap<Long, Slot> slots = new TreeMap<>();
  private final Map<String, TreeSet<Long>> orders = new HashMap<>();

  /** First in all of their orders, and not under way. */
  private final TreeSet<Slot> heads = new TreeSet<>(SOONEST);

  private final Set<Long> underWay = new HashSet<>();

  int size() {
    return slots.size();
  }

  int underWay() {
    return underWay.size();
  }

  boolean isUnderWay(long seq) {
    return underWay.contains(seq);
  }

  Slot slot(long seq) {
    return slots.get(seq);
  }

  /** What is due first of what may go out. */
  Optional<Slot> head() {
    return heads.isEmpty() ? Optional.empty() : Optional.of(heads.first());
  }

  void add(Slot slot) {
    slots.put(slot.seq(), slot);
    for (String order : slot.orders()) {
      TreeSet<Long> queue = orders.computeIfAbsent(order, any -> new TreeSet<>());
      queue.add(slot.seq());
      if (!slot.forDigest()) {
        for (long before : queue.headSet(slot.seq())) {
          hurry(slots.get(before), slot.dueAt());
        }
      }
    }
    lead(slot);
  }

  /** What only waits for its time goes out in front of what may go earlier. */
  private void hurry(Slot before, long dueAt) {
    boolean isSlower =
        before.attempts() == 0
            && (before.dueAt() > dueAt || before.forDigest())
            && !underWay.contains(before.seq());
    if (isSlower) {
      heads.remove(before);
      slots.put(before.seq(), before.hurried(dueAt));
      lead(slots.get(before.seq()));
    }
  }

  /** Makes it a head where it is first in all of its orders. */
  private void lead(Slot slot) {
    if (slot.orders().stream().allMatch(order -> orders.get(order).first() == slot.seq())) {
      heads.add(slot);
    }
  }

  Slot start(Slot slot) {
    heads.remove(slots.put(slot.seq(), slot));
    underWay.add(slot.seq());
    return slot;
  }

  /** It was under way and is tried again. */
  void back(Slot slot) {
    underWay.remove(slot.seq());
    slots.put(slot.seq(), slot);
    heads.add(slot);
  }

  /** It was under way and is done with. */
  void done(long seq) {
    underWay.remove(seq);
    remove(slots.get(seq));
  }

  private void remove(Slot slot) {
    heads.remove(slot);
    slots.remove(slot.seq());
    for (String order : slot.orders()) {
      TreeSet<Long> queue = orders.get(order);
      queue.remove(slot.seq());
      if (queue.isEmpty()) {
        orders.remove(order);
      } else if (!underWay.contains(queue.first())) {
        lead(slots.get(queue.first()));
      }
    }
  }

  /** All that is due to be put into a digest, taken out, oldest first. */
  List<Slot> takeForDigest(long now) {
    List<Slot> due = new ArrayList<>();
    if (heads.stream().anyMatch(head -> isDueForDigest(head, now))) {
      slots.values().stream().filter(slot -> isDueForDigest(slot, now)).forEach(due::add);
      due.forEach(this::remove);
    }
    return due;
  }

  private static boolean isDueForDigest(Slot slot, long now) {
    return slot.forDigest() && slot.dueAt() <= now;
  }
}
