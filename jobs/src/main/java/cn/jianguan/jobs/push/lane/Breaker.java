package cn.jianguan.jobs.push.lane;

import cn.jianguan.jobs.push.http.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Leaves an endpoint alone that fails as a whole. Time is the caller's, epoch ms. */
final class Breaker {
  private static final int WINDOW = 10;
  private static final int LEAST = 5;
  private static final int FAILING_PERCENT = 60;

  private final Now clock = new Now();
  private final CircuitBreaker breaker;
  private final Duration open;
  private long closedUntil;
  private boolean probing;

  Breaker(Duration open) {
    this.open = open;
    this.breaker =
        CircuitBreaker.of(
            "endpoint",
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    WINDOW,
                    LEAST,
                    SlidingWindowType.COUNT_BASED,
                    CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED)
                .failureRateThreshold(FAILING_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(open)
                .clock(clock)
                .build());
  }

  /** Whether one may be sent now; then it counts as sent. */
  boolean permits(long now) {
    clock.millis = now;
    if (now < closedUntil || probing) {
      return false;
    }
    boolean permits = breaker.tryAcquirePermission();
    probing = permits && breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    return permits;
  }

  void answered(Kind kind, long now) {
    clock.millis = now;
    probing = false;
    if (kind == Kind.BUSY || kind == Kind.NO_SECRET) {
      breaker.releasePermission();
    } else if (kind.isIll()) {
      breaker.onError(0, TimeUnit.MILLISECONDS, FAILURE);
    } else {
      breaker.onSuccess(0, TimeUnit.MILLISECONDS);
    }
    if (breaker.getState() == CircuitBreaker.State.OPEN && closedUntil <= now) {
      closedUntil = now + open.toMillis() + 1; // it opens after that moment, not at it
    }
  }

  /** Until when nothing is sent, epoch ms. */
  long closedUntil() {
    return closedUntil;
  }

  /** Whether the one message that is tried is still under way. */
  boolean awaitsAnswer() {
    return probing;
  }

  CircuitBreaker.State state() {
    return breaker.getState();
  }

  private static final Exception FAILURE =
      new Exception("failed", null) {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
          return this;
        }
      };

  /** The moment that the caller says. */
  private static final class Now extends Clock {
    private long millis;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis);
    }

    @Override
    public long millis() {
      return millis;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
