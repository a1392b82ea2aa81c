package cn.jianguan.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final long TICK = 200;
  private static final long IDLE = 10_000;
  private static final long AFTER = 5_000;

  private final Pulse<String> pulse =
      new Pulse<>(Duration.ofMillis(TICK), Duration.ofMillis(IDLE), Duration.ofMillis(AFTER));
  private final Map<String, Long> ends = new HashMap<>(Map.of("acts-0", 70L, "commands-0", 0L));
  private long now;

  /** Looks every tick for so long. */
  private int beatsWithin(long millis) {
    int beats = 0;
    for (long until = now + millis; now < until; now += TICK) {
      if (pulse.isDue(ends, now)) {
        beats++;
        beat();
      }
    }
    return beats;
  }

  private void beat() {
    Map<String, Long> offsets = new HashMap<>(ends);
    ends.replaceAll((partition, end) -> end + 1);
    pulse.sent(offsets, now);
  }

  @BeforeEach
  void begin() {
    beatsWithin(AFTER + TICK);
  }

  @Test
  void idleLog_beatsSeldom_andItsOwnHeartbeatsAreNoWrites() {
    beatsWithin(IDLE);
    assertThat(beatsWithin(10 * IDLE)).isEqualTo(10);
  }

  @Test
  void write_isFollowedByHeartbeatsAtTheNextTick_andForAWhile() {
    beatsWithin(IDLE);
    ends.merge("acts-0", 1L, Long::sum);
    assertThat(pulse.isDue(ends, now)).isTrue();
    assertThat(beatsWithin(AFTER)).isEqualTo((int) (AFTER / TICK));
    assertThat(beatsWithin(IDLE - TICK)).isLessThanOrEqualTo(1);
  }

  @Test
  void writeBetweenLookAndHeartbeat_isNotTakenForOurs() {
    beatsWithin(IDLE);
    now += IDLE;
    assertThat(pulse.isDue(ends, now)).isTrue();
    ends.merge("acts-0", 1L, Long::sum);
    beat();
    now += TICK;
    assertThat(pulse.isDue(ends, now)).isTrue();
  }

  @Test
  void partitionThatIsAdded_getsItsHeartbeatAtOnce() {
    beatsWithin(IDLE);
    ends.put("acts-1", 0L);
    assertThat(pulse.isDue(ends, now)).isTrue();
  }
}
