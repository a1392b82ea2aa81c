package cn.jianguan.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Severity;
import cn.jianguan.server.account.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Alerts come, change and go: whatever is kept in order or counted by groups stays right. */
class AlertGroupsTest {
  private static final long NOW = Alerts.NOW.toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Random random = new Random(3);
  private final Map<String, QueuedAlert> plain = new HashMap<>();
  private final AlertGroups groups = new AlertGroups();

  private void change() {
    String id = "a" + random.nextInt(300);
    if (random.nextInt(5) == 0) {
      plain.remove(id);
      groups.remove(id);
      return;
    }
    QueuedAlert alert =
        Alerts.of(
            id,
            Severity.values()[random.nextInt(4)],
            AlertState.values()[random.nextInt(AlertState.values().length)],
            random.nextInt(3) == 0 ? "" : "ORG-" + random.nextInt(3),
            random.nextInt(4) == 0 ? null : Duration.ofHours(random.nextInt(90) - 40));
    plain.put(id, alert);
    groups.put(alert);
  }

  private AlertSnapshot snapshot() {
    return new AlertSnapshot(groups.groups(), StandingAlerts.Extent.ALL, Alerts.NOW);
  }

  @Test
  void changes_leaveEveryOrderAsAPlainSortHasIt() {
    for (int round = 0; round < 200; round++) {
      for (int i = random.nextInt(20); i >= 0; i--) {
        change();
      }
      AlertSnapshot snapshot = snapshot();
      for (AlertOrder order : AlertOrder.values()) {
        List<QueuedAlert> sorted = plain.values().stream().sorted(order.comparator()).toList();
        assertThat(order.first(snapshot, Wanted.ALL, null, plain.size() + 1)).isEqualTo(sorted);
      }
    }
  }

  @Test
  void countsOfGroups_areThoseOfTheirAlerts() {
    for (int round = 0; round < 200; round++) {
      change();
      AlertCounter byAlert = new AlertCounter(NOW, NOW + DAY, NOW + 3 * DAY, Role.DEPT);
      plain.values().forEach(byAlert::add);
      AlertCounter byGroup = new AlertCounter(NOW, NOW + DAY, NOW + 3 * DAY, Role.DEPT);
      snapshot().groups(Wanted.ALL.alike(), byGroup::add);
      assertThat(byGroup.counts()).isEqualTo(byAlert.counts());
    }
  }

  @Test
  void snapshot_staysAsItWas() {
    change();
    AlertSnapshot before = snapshot();
    List<QueuedAlert> then = AlertOrder.DUE.first(before, Wanted.ALL, null, 9);
    for (int i = 0; i < 100; i++) {
      change();
    }
    snapshot();
    assertThat(AlertOrder.DUE.first(before, Wanted.ALL, null, 9)).isEqualTo(then);
  }
}
