package cn.jianguan.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class EventTimeBufferTest {
  private static final int MOMENTS = 100_000;

  /** A station behind others gets a whole history at once, and asks after every few events. */
  @Test
  void hasDue_ofAHistoryOfMoments_costsTheSameForEach() {
    EventTimeBuffer<String, String> buffer =
        new EventTimeBuffer<>((one, other) -> 0, (one, other) -> 0);
    for (int moment = 0; moment < MOMENTS; moment++) {
      buffer.data("key", "data", moment);
    }
    int[] taken = {0};
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          while (buffer.hasDue(MOMENTS)) {
            buffer.next(MOMENTS);
            taken[0]++;
          }
        });
    assertThat(taken[0]).isEqualTo(MOMENTS);
  }

  @Test
  void hasDue_ofWhatIsLaterOrTaken_isFalse() {
    EventTimeBuffer<String, String> buffer =
        new EventTimeBuffer<>((one, other) -> 0, (one, other) -> 0);
    buffer.data("key", "data", 5);
    assertThat(buffer.hasDue(4)).isFalse();
    assertThat(buffer.hasDue(5)).isTrue();
    buffer.next(5);
    assertThat(buffer.hasDue(5)).isFalse();
  }
}
