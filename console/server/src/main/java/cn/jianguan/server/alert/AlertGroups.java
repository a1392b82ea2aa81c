package cn.jianguan.server.alert;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alerts by their id, in groups of those that have in common nearly all that people filter by: some
 * thousands of groups for a hundred thousand alerts. Of one thread.
 */
final class AlertGroups {
  private final Map<String, QueuedAlert> byId = new HashMap<>();
  private final Map<Common, Integer> numbers = new HashMap<>();
  private final List<AlertGroup> groups = new ArrayList<>();
  private final Map<Integer, Change> changes = new HashMap<>();

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

  /** What has changed of a group since it was last asked for. */
  private record Change(Set<QueuedAlert> gone, List<QueuedAlert> come) {
    static Change none() {
      return new Change(Collections.newSetFromMap(new IdentityHashMap<>()), new ArrayList<>());
    }
  }

  /** Null: it is not known. */
  QueuedAlert get(String alertId) {
    return byId.get(alertId);
  }

  int size() {
    return byId.size();
  }

  /** In place of what was known of the same alert. */
  void put(QueuedAlert alert) {
    remove(alert.alertId());
    byId.put(alert.alertId(), alert);
    change(alert).come.add(alert);
  }

  void remove(String alertId) {
    QueuedAlert before = byId.remove(alertId);
    if (before != null) {
      change(before).gone.add(before);
    }
  }

  private Change change(QueuedAlert alert) {
    Common common = Common.of(alert);
    Integer known = numbers.putIfAbsent(common, groups.size());
    if (known == null) {
      groups.add(AlertGroup.like(alert));
    }
    return changes.computeIfAbsent(
        known == null ? groups.size() - 1 : known, unchanged -> Change.none());
  }

  /** As they are now. */
  AlertGroup[] groups() {
    changes.forEach(
        (number, change) ->
            groups.set(number, groups.get(number).changed(change.gone, change.come)));
    changes.clear();
    return groups.toArray(AlertGroup[]::new);
  }

  void clear() {
    byId.clear();
    numbers.clear();
    groups.clear();
    changes.clear();
  }
}
