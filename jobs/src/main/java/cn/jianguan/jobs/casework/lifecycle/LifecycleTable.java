package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.lifecycle.MoveRow;
import cn.jianguan.lifecycle.MoveTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds the names in the table of moves to guards and effects: a name that is unknown is a mistake
 * of ours and stops the job at once.
 */
final class LifecycleTable {
  private static final Map<String, Guard> GUARDS = guards();
  private static final Map<String, Effect> EFFECTS = effects();

  private LifecycleTable() {}

  static List<LifecycleRow> read() {
    return MoveTable.rows().stream().map(LifecycleTable::row).toList();
  }

  private static LifecycleRow row(MoveRow row) {
    return new LifecycleRow(
        row,
        row.when().isEmpty() ? When.ALWAYS : When.valueOf(row.when()),
        row.guards().stream().map(name -> known(GUARDS, name)).toList(),
        row.effects().stream().map(name -> known(EFFECTS, name)).toList());
  }

  private static <T> T known(Map<String, T> names, String name) {
    if (!names.containsKey(name)) {
      throw new IllegalStateException("table of moves: unknown name " + name);
    }
    return names.get(name);
  }

  private static Map<String, Guard> guards() {
    Map<String, Guard> all = new HashMap<>();
    all.put("EXTENSION", new ExtensionGuard());
    List<Enum<?>> named = new ArrayList<>();
    named.addAll(List.of(ActorGuard.values()));
    named.addAll(List.of(ContentGuard.values()));
    named.addAll(List.of(LimitGuard.values()));
    named.addAll(List.of(PlanGuard.values()));
    named.addAll(List.of(CardGuard.values()));
    named.forEach(guard -> all.put(guard.name(), (Guard) guard));
    return all;
  }

  private static Map<String, Effect> effects() {
    Map<String, Effect> all = new HashMap<>();
    all.put("merge", new Merge());
    Arrays.stream(AlertUpdate.values()).forEach(update -> all.put("update." + update, update));
    Arrays.stream(StageTimer.values()).forEach(timer -> all.put("timer." + timer, timer));
    Arrays.stream(CardUpdate.values()).forEach(update -> all.put("card." + update, update));
    Arrays.stream(ListedUpdate.values()).forEach(update -> all.put("listed." + update, update));
    Arrays.stream(PlanUpdate.values()).forEach(update -> all.put("plan." + update, update));
    Arrays.stream(Notify.values()).forEach(notify -> all.put("notify." + notify, notify));
    return all;
  }
}
