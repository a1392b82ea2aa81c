package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.CaseworkHarness.at;
import static cn.jianguan.jobs.casework.HitFixtures.hit;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hit withdrawn from one alert comes back in the next; then the first alert is cleaned away. */
class HitThatCameBackTest {
  private static final Instant MONDAY = at(9, 14, 10, 0);

  private final CaseworkHarness casework = new CaseworkHarness();

  @Test
  void cleanupOfACancelledAlert_leavesTheHitThatCameBackInAnother() {
    HitRecord a = review("hA", MONDAY);
    HitRecord b = review("hB", MONDAY.plusSeconds(60));
    casework.hit(a).hit(b);
    casework.hit(HitFixtures.withdrawn(a, MONDAY.plusSeconds(120)));
    casework.command(
        casework.alert(),
        AlertEvent.REJECT,
        COUNTY_CENTRE,
        Town.CC,
        MONDAY.plusSeconds(180),
        c -> c.setReasonCode("NOT_A_RISK"));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CANCELLED);
    String first = casework.alert().getAlertId();

    // corrected once more: the hit is true again and opens the second alert of the episode
    casework.hit(review("hA", MONDAY.plusSeconds(240)));
    String second = casework.alert().getAlertId();
    assertThat(second).isNotEqualTo(first);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.REVIEW);

    // the first alert leaves the state thirty days after it was cancelled
    Instant later = MONDAY.plus(Duration.ofDays(31));
    casework.until(later);
    casework.hit(HitFixtures.withdrawn(a, later.plusSeconds(60)));

    assertThat(casework.rejects()).isEmpty();
    assertThat(casework.last().getAlertId()).isEqualTo(second);
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.LATE_DATA);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CANCELLED);
  }

  /** Nobody is addressed, so a centre looks at it first. */
  private static HitRecord review(String id, Instant logTime) {
    return hit(id, Severity.YELLOW, logTime).setAddressees(List.of("TW")).build();
  }
}
