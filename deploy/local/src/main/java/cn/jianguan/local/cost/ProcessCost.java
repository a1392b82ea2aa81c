package cn.jianguan.local.cost;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the lives of one process have cost; the parts add up to the whole. */
final class ProcessCost {
  private final Map<Work, Long> ofFormerLives = new EnumMap<>(Work.class);
  private final Map<String, ProcessTicks.OfThread> threads = new HashMap<>();
  private long pid;
  private long all;

  /** Notes what a process has taken so far; another id is another life. */
  void note(long ofPid, ProcessTicks ticks) {
    if (ofPid != pid) {
      byWork().forEach((work, before) -> ofFormerLives.put(work, before));
      threads.clear();
      pid = ofPid;
    }
    all = ticks.all();
    // A thread that has ended keeps what it had when it was seen last.
    threads.putAll(ticks.byThread());
  }

  /** In ticks. */
  Map<Work, Long> byWork() {
    Map<Work, Long> byWork = new EnumMap<>(ofFormerLives);
    long known = 0;
    for (ProcessTicks.OfThread thread : threads.values()) {
      byWork.merge(Work.of(thread.name()), thread.ticks(), Long::sum);
      known += thread.ticks();
    }
    byWork.merge(Work.OTHER, Math.max(0, all - known), Long::sum);
    return byWork;
  }
}
