package cn.jianguan.jobs.push.lane;

import cn.jianguan.jobs.push.http.Answer;
import cn.jianguan.jobs.push.http.Kind;
import cn.jianguan.record.DeliveryOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/**
 * One endpoint's messages: those of one order go out one after the other, a later one never before
 * an earlier one is acknowledged or given up; of different orders several at once. What fails waits
 * longer each time; an endpoint that fails as a whole is left alone for a while and then tried with
 * one message; one that asks for time gets it. Not thread-safe; time is the caller's, epoch ms.
 */
public final class Lane {
  private static final Comparator<Slot> SOONEST =
      Comparator.comparingLong(Slot::dueAt).thenComparingLong(Slot::seq);

  private final LaneOptions options;
  private final Backoff backoff;
  private final DoubleSupplier random;
  private final Breaker breaker;
  private final Map<String, ArrayDeque<Slot>> orders = new HashMap<>();

  /** First of their orders, and not under way. */
  private final TreeSet<Slot> heads = new TreeSet<>(SOONEST);

  private final Map<Long, Slot> underWay = new HashMap<>();
  private int size;
  private long pausedUntil;

  /**
   * @param random from 0 to 1, for jitter
   */
  public Lane(LaneOptions options, DoubleSupplier random) {
    this.options = options;
    this.random = random;
    this.backoff = new Backoff(options.firstDelay(), options.longestDelay());
    this.breaker = new Breaker(options.breakerOpen());
  }

  /** Messages that wait or are under way. */
  public int size() {
    return size;
  }

  public boolean isFull() {
    return size >= options.limit();
  }

  /**
   * Puts a message behind all others of its order. Those that only wait for their time, as through
   * quiet hours, go out with it where it may go earlier.
   */
  public void add(Slot slot) {
    ArrayDeque<Slot> order = orders.computeIfAbsent(slot.order(), any -> new ArrayDeque<>(2));
    if (order.isEmpty()) {
      heads.add(slot);
    } else if (order.stream().anyMatch(before -> isSlower(before, slot))) {
      hurry(order, slot);
    }
    order.add(slot);
    size++;
  }

  private boolean isSlower(Slot before, Slot slot) {
    return before.attempts() == 0
        && before.dueAt() > slot.dueAt()
        && !underWay.containsKey(before.seq());
  }

  private void hurry(ArrayDeque<Slot> order, Slot slot) {
    List<Slot> slots = new ArrayList<>(order);
    Slot head = slots.get(0);
    slots.replaceAll(before -> isSlower(before, slot) ? before.due(slot.dueAt()) : before);
    order.clear();
    order.addAll(slots);
    if (heads.remove(head)) {
      heads.add(slots.get(0));
    }
  }

  /** Takes the message that is to be sent now, if any; it is under way from then on. */
  public Optional<Slot> next(long now) {
    if (heads.isEmpty()
        || underWay.size() >= options.width()
        || now < pausedUntil
        || heads.first().dueAt() > now
        || !breaker.permits(now)) {
      return Optional.empty();
    }
    Slot slot = heads.pollFirst().tried(now);
    underWay.put(slot.seq(), slot);
    return Optional.of(slot);
  }

  /** When {@link #next} may give something though nothing is answered till then; 0: never. */
  public long wakeAt() {
    if (heads.isEmpty() || underWay.size() >= options.width() || breaker.awaitsAnswer()) {
      return 0;
    }
    return Math.max(Math.max(heads.first().dueAt(), pausedUntil), breaker.closedUntil());
  }

  /** Whether a message is under way; one whose endpoint was taken away is not any more. */
  public boolean isUnderWay(long seq) {
    return underWay.containsKey(seq);
  }

  /** Takes the answer to a message under way. */
  public Verdict answered(long seq, Answer answer, long now) {
    Slot slot = underWay.remove(seq);
    breaker.answered(answer.kind(), now);
    Verdict verdict = verdict(slot, answer, now);
    ArrayDeque<Slot> order = orders.get(slot.order());
    order.removeFirst();
    if (verdict.outcome() == DeliveryOutcome.RETRY) {
      order.addFirst(verdict.slot());
      heads.add(verdict.slot());
      return verdict;
    }
    size--;
    if (order.isEmpty()) {
      orders.remove(slot.order());
    } else {
      heads.add(order.getFirst());
    }
    return verdict;
  }

  private Verdict verdict(Slot slot, Answer answer, long now) {
    Kind kind = answer.kind();
    if (kind.after() == Kind.After.DONE) {
      return new Verdict(DeliveryOutcome.DELIVERED, slot, kind, 0);
    }
    if (kind.after() == Kind.After.DEAD) {
      return new Verdict(DeliveryOutcome.DEAD, slot, kind, 0);
    }
    long wait = backoff.after(slot.attempts(), random).toMillis();
    if (kind == Kind.BUSY && !answer.pause().isZero()) {
      wait = answer.pause().toMillis() + Math.round(random.getAsDouble() * wait / 2);
      pausedUntil = Math.max(pausedUntil, now + answer.pause().toMillis());
    }
    long next = now + wait;
    return next - slot.firstAt() > options.giveUpAfter().toMillis()
        ? new Verdict(DeliveryOutcome.DEAD, slot, Kind.EXPIRED, 0)
        : new Verdict(DeliveryOutcome.RETRY, slot.due(next), kind, next);
  }

  /** The state of the breaker, for people. */
  CircuitBreaker.State state() {
    return breaker.state();
  }
}
