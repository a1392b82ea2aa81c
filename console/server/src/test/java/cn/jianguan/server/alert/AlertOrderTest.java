package cn.jianguan.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of alerts that are remembered. */
class AlertOrderTest {
  private static final int ALERTS = 500;

  private final AlertSnapshot snapshot = Alerts.snapshot(alerts());

  private static List<QueuedAlert> alerts() {
    Random random = new Random(1);
    List<QueuedAlert> alerts = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      Severity severity = Severity.values()[random.nextInt(4)];
      Duration left = random.nextInt(5) == 0 ? null : Duration.ofHours(random.nextInt(30) - 10);
      alerts.add(Alerts.of("a" + i, severity, AlertState.SIGNED, "ORG", left));
    }
    return alerts;
  }

  @ParameterizedTest
  @EnumSource(AlertOrder.class)
  void pages_followEachOther_andHaveEveryAlertOnce(AlertOrder order) {
    List<QueuedAlert> whole = order.first(snapshot, Wanted.ALL, null, ALERTS);
    List<QueuedAlert> paged = new ArrayList<>();
    for (String after = null;
        paged.size() < ALERTS;
        after = order.next(paged.get(paged.size() - 1))) {
      List<QueuedAlert> page = order.first(snapshot, Wanted.ALL, after, 7);
      assertThat(page).isNotEmpty();
      paged.addAll(page);
    }
    assertThat(paged).isEqualTo(whole);
    assertThat(new HashSet<>(paged)).hasSize(ALERTS);
    assertThat(order.first(snapshot, Wanted.ALL, order.next(whole.get(ALERTS - 1)), 7)).isEmpty();
  }

  @Test
  void due_beginsWithWhatEndsFirst_andEndsWithWhatHasNoClock() {
    List<QueuedAlert> whole = AlertOrder.DUE.first(snapshot, Wanted.ALL, "", ALERTS);
    assertThat(whole).isSortedAccordingTo((a, b) -> Long.compare(a.dueMillis(), b.dueMillis()));
    assertThat(whole.get(ALERTS - 1).due()).isNull();
  }

  @Test
  void severity_beginsWithTheSeverest() {
    assertThat(AlertOrder.SEVERITY.first(snapshot, Wanted.ALL, "", 1).get(0).severity())
        .isEqualTo(Severity.RED);
  }
}
