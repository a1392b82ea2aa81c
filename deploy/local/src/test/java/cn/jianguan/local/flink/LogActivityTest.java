package cn.jianguan.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogActivityTest {
  private static final long LOOK = 250;

  private final LogActivity<String> activity = new LogActivity<>(Duration.ofSeconds(5), 0);
  private long now;
  private long acts;
  private long log;

  private boolean look() {
    now += LOOK;
    return activity.isBusy(Map.of("acts", acts), Map.of("act-log", log), now);
  }

  private void untilIdle() {
    while (look()) {
      assertThat(now).isLessThan(60_000);
    }
  }

  @Test
  void start_isWork() {
    assertThat(look()).isTrue();
  }

  @Test
  void heartbeatNowAndThen_isNone() {
    untilIdle();
    for (int i = 0; i < 1_000; i++) {
      acts += i % 40 == 0 ? 1 : 0;
      assertThat(look()).isFalse();
    }
  }

  @Test
  void growthAtTwoLooksInARow_isWork_forAWhileAfterItsEnd() {
    untilIdle();
    acts++;
    assertThat(look()).isFalse();
    acts++;
    assertThat(look()).isTrue();
    long last = now;
    untilIdle();
    assertThat(now - last).isEqualTo(5_000);
  }

  @Test
  void outputOfAJob_isWorkAtOnce() {
    untilIdle();
    log++;
    assertThat(look()).isTrue();
  }
}
