package cn.jianguan.local.replay;

import cn.jianguan.local.process.ProcessMemory;
import cn.jianguan.local.stack.Stack;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Highest resident memory of each process of a stack, over all its restarts. */
public final class MemoryPeaks implements AutoCloseable {
  private static final int LOOK_EVERY_SECONDS = 1;

  private final Stack stack;
  private final Map<String, Long> bytes = new TreeMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "peaks");
            thread.setDaemon(true);
            return thread;
          });

  private MemoryPeaks(Stack stack) {
    this.stack = stack;
  }

  /** Looks every second until closed. */
  public static MemoryPeaks watch(Stack stack) {
    MemoryPeaks peaks = new MemoryPeaks(stack);
    peaks.watch.scheduleWithFixedDelay(peaks::look, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    return peaks;
  }

  private synchronized void look() {
    try {
      for (Map.Entry<String, ProcessMemory> process : stack.state().entrySet()) {
        bytes.merge(process.getKey(), process.getValue().peakBytes(), Math::max);
      }
    } catch (IOException e) {
      // A process is being brought back; the next look sees it again.
    }
  }

  /** By name of the process, MiB. */
  public synchronized Map<String, Long> megabytes() {
    look();
    Map<String, Long> megabytes = new TreeMap<>();
    bytes.forEach((name, peak) -> megabytes.put(name, peak >> 20));
    return megabytes;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
