package cn.jianguan.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.order.StationHarness.Emitted;
import java.util.List;
import org.junit.jupiter.api.Test;

class StationHarnessTest {
  private final StationHarness<String, String, String> log =
      new StationHarness<>(new RecordingStation(), String::compareTo, String::compareTo);

  @Test
  void records_areSeenByLogTimeThenReferenceThenContent() {
    log.data("k", "b", 10);
    log.data("k", "a", 10);
    log.reference("r", 10);
    log.data("k", "first", 5);

    assertThat(log.advanceTo(10))
        .extracting(Emitted::output)
        .containsExactly("k:first@5 refs=", "k:a@10 refs=r", "k:b@10 refs=r");
  }

  @Test
  void records_afterTheClock_wait() {
    log.data("k", "a", 11);

    assertThat(log.advanceTo(10)).isEmpty();
    assertThat(log.advanceTo(11)).hasSize(1);
  }

  @Test
  void timer_firesAfterRecordsOfItsMoment() {
    log.data("k", "timer 20", 10);
    log.data("k", "same moment", 20);
    log.data("k", "later", 21);

    assertThat(log.advanceTo(100))
        .extracting(Emitted::output)
        .containsExactly(
            "k:timer 20@10 refs=", "k:same moment@20 refs=", "k!t20@20", "k:later@21 refs=");
  }

  @Test
  void timer_inThePast_firesAtTheRecordAtHand() {
    log.data("k", "timer 3", 10);

    assertThat(log.advanceTo(100)).contains(new Emitted<>("k!t3@10", 10));
  }

  @Test
  void timer_cancelled_doesNotFire() {
    log.data("k", "timer 20", 10);
    log.data("k", "cancel 20", 11);

    assertThat(log.advanceTo(100)).extracting(Emitted::output).noneMatch(o -> o.contains("!"));
  }

  @Test
  void memory_isForgottenAfterTheLatestMomentAsked() {
    long day = 86_400_000L;
    log.data("k", "count", 1);
    log.data("k", "expire " + day, 2);
    log.data("k", "expire " + 3 * day, 3);
    log.data("k", "count", 2 * day);
    log.data("k", "count", 3 * day + 1);

    List<Emitted<String>> emitted = log.advanceTo(4 * day);
    assertThat(emitted).extracting(Emitted::output).contains("k#1", "k#2").endsWith("k#1");
  }
}
