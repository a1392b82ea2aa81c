package cn.jianguan.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Severity;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A condition that is asked once for a group says of each of its alerts what it says of all. */
class AlertSnapshotTest {
  private static final Account BY =
      new Account("it", "it", Role.DEPT, "ORG-1", "", false, null, false, Instant.EPOCH);

  private final List<QueuedAlert> alerts = alerts();

  private static List<QueuedAlert> alerts() {
    Random random = new Random(7);
    List<QueuedAlert> alerts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      alerts.add(
          Alerts.of(
              "a" + i,
              Severity.values()[random.nextInt(4)],
              AlertState.values()[random.nextInt(AlertState.values().length)],
              "ORG-" + random.nextInt(3),
              random.nextInt(4) == 0 ? null : Duration.ofHours(random.nextInt(90) - 40)));
    }
    return alerts;
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, false, -, -, false, -, -, -, -",
        "'RED,BLUE', -, true, -, -, false, -, -, -, -",
        "-, 'CLOSED,SIGNED', false, -, -, false, -, -, -, -",
        "-, -, false, OVERDUE, -, false, -, -, -, -",
        "YELLOW, -, true, SOON, -, false, -, -, -, -",
        "-, -, true, -, NONE, true, -, -, -, -",
        "-, -, true, -, -, false, ORG-2, -, -, -",
        "-, -, true, -, -, false, -, JD-07, JD, -",
        "-, -, true, -, -, false, -, -, -, USCC/a7",
      })
  void each_handsOverThoseForWhichAllHolds(
      String severity,
      String state,
      boolean all,
      String due,
      String card,
      boolean todo,
      String org,
      String model,
      String domain,
      String object) {
    AlertFilter filter =
        new AlertFilter(
            severity, state, all, due, card, todo, null, org, model, domain, object, null);
    Wanted wanted = filter.wanted(BY, null, Alerts.NOW);
    List<QueuedAlert> handed = new ArrayList<>();
    Alerts.snapshot(alerts).each(wanted, handed::add);
    assertThat(handed)
        .containsExactlyInAnyOrderElementsOf(
            alerts.stream().filter(wanted.alike().and(wanted.own())).toList())
        .isNotEmpty();
  }
}
