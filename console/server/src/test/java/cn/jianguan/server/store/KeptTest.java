package cn.jianguan.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.jianguan.server.error.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeptTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void freshAnswer_isGivenAgain() {
    Kept<Integer> kept = new Kept<>(LONG, LONG);
    assertThat(kept.get(asked::incrementAndGet)).isEqualTo(1);
    assertThat(kept.get(asked::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void staleAnswer_isGivenToThoseWhoAskWhileAnotherIsFetched() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Kept<Integer> kept = new Kept<>(Duration.ZERO, LONG);
    Supplier<Integer> slow =
        () -> {
          fetching.countDown();
          await(mayEnd);
          return asked.incrementAndGet();
        };
    assertThat(kept.get(asked::incrementAndGet)).isEqualTo(1);
    CompletableFuture<Integer> fetcher = CompletableFuture.supplyAsync(() -> kept.get(slow));
    fetching.await();
    assertThat(kept.get(slow)).isEqualTo(1);
    mayEnd.countDown();
    assertThat(fetcher.get()).isEqualTo(2);
  }

  @Test
  void answerThatCannotBeFetched_isTheOneBefore_orTheFaultWhereThereIsNone() {
    Kept<Integer> stale = new Kept<>(Duration.ZERO, LONG);
    assertThat(stale.get(this::firstAnswerOnly)).isEqualTo(1);
    assertThat(stale.get(this::firstAnswerOnly)).isEqualTo(1);
    Kept<Integer> none = new Kept<>(Duration.ZERO, Duration.ZERO);
    assertThatExceptionOfType(Fault.class).isThrownBy(() -> none.get(this::firstAnswerOnly));
    assertThat(none.isUsable()).isFalse();
  }

  private int firstAnswerOnly() {
    if (asked.incrementAndGet() > 1) {
      throw Fault.unavailable("不应答", "no answer");
    }
    return 1;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
