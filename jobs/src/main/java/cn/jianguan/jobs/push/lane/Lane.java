package cn.jianguan.jobs.push.lane;

import cn.jianguan.jobs.push.http.Answer;
import cn.jianguan.jobs.push.http.Kind;
import cn.jianguan.record.DeliveryOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * One endpoint's messages: those of one order go out one after the other, a later one never before
 * an earlier one is acknowledged or given up; of different orders several at once. What fails waits
 * longer each time; an endpoint that fails as a whole is left alone for a while and then tried with
 * one message; one that asks for time gets it. Not thread-safe; time is the caller's, epoch ms.
 */
public final class Lane {
  private final LaneOptions options;
  private final Backoff backoff;
  private final DoubleSupplier random;
  private final Breaker breaker;
  private final Waiting waiting = new Waiting();
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
    return waiting.size();
  }

  public boolean isFull() {
    return waiting.size() >= options.limit();
  }

  /**
   * Puts a message behind all others of its order. Those that only wait for their time, as through
   * quiet hours or for a digest, go out before it where it may go earlier.
   */
  public void add(Slot slot) {
    waiting.add(slot);
  }

  /**
   * Takes out the messages that are due to be put into digests, oldest first. The caller puts each
   * digest in with {@link #add} at once, under the number of its newest message: so it stands in
   * all of its orders where they stood.
   */
  public List<Slot> takeForDigest(long now) {
    return waiting.takeForDigest(now);
  }

  /** Takes the message that is to be sent now, if any; it is under way from then on. */
  public Optional<Slot> next(long now) {
    Optional<Slot> head = waiting.head();
    if (head.isEmpty()
        || waiting.underWay() >= options.width()
        || now < pausedUntil
        || head.get().dueAt() > now
        || !breaker.permits(now)) {
      return Optional.empty();
    }
    return Optional.of(waiting.start(head.get().tried(now)));
  }

  /** When {@link #next} may give something though nothing is answered till then; 0: never. */
  public long wakeAt() {
    Optional<Slot> head = waiting.head();
    if (head.isEmpty() || waiting.underWay() >= options.width() || breaker.awaitsAnswer()) {
      return 0;
    }
    return Math.max(Math.max(head.get().dueAt(), pausedUntil), breaker.closedUntil());
  }

  /** Whether a message is under way; one whose endpoint was taken away is not any more. */
  public boolean isUnderWay(long seq) {
    return waiting.isUnderWay(seq);
  }

  /** Takes the answer to a message under way. */
  public Verdict answered(long seq, Answer answer, long now) {
    breaker.answered(answer.kind(), now);
    Verdict verdict = verdict(waiting.slot(seq), answer, now);
    if (verdict.outcome() == DeliveryOutcome.RETRY) {
      waiting.back(verdict.slot());
    } else {
      waiting.done(seq);
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
