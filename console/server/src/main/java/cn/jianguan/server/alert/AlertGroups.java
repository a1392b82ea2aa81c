package cn.jianguan.server.alert;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Alerts that have in common nearly all that people filter by are of one group: some thousands of
 * groups for a hundred thousand alerts.
 */
final class AlertGroups {
  private final Map<Common, Integer> numbers = new HashMap<>();
  private final List<QueuedAlert> samples = new ArrayList<>();

  private record Common(
      String modelId,
      String domain,
      Severity severity,
      AlertState state,
      Card card,
      String areaNumber,
      String addressee,
      List<String> copies) {
    static Common of(QueuedAlert it) {
      return new Common(
          it.modelId(),
          it.domain(),
          it.severity(),
          it.state(),
          it.card(),
          it.areaNumber(),
          it.addressee(),
          it.copies());
    }
  }

  /** Number of the alert's group, from 0. */
  int of(QueuedAlert alert) {
    Common common = Common.of(alert);
    Integer known = numbers.putIfAbsent(common, samples.size());
    if (known != null) {
      return known;
    }
    samples.add(alert);
    return samples.size() - 1;
  }

  /** One alert of each group, by the group's number. */
  QueuedAlert[] samples() {
    return samples.toArray(QueuedAlert[]::new);
  }

  void clear() {
    numbers.clear();
    samples.clear();
  }
}
