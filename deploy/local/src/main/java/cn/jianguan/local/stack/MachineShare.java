package cn.jianguan.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a stack takes of its machine. What comes out does not depend on it, only how soon. Half of
 * the memory beyond the least goes to Flink's heap, where decoded state and what waits lie.
 *
 * @param parallelism subtasks of jobs that say nothing else
 * @param heapMegabytes of Flink
 * @param rocksDbMegabytes blocks and write buffers of the state of all jobs
 * @param cacheMegabytes decoded state of each station and subtask, by its encoded size; on the heap
 *     it takes some four times that
 * @param clickHouseMegabytes what all queries together may take
 */
public record MachineShare(
    int parallelism,
    int heapMegabytes,
    int rocksDbMegabytes,
    int cacheMegabytes,
    int clickHouseMegabytes) {

  /** Within a machine of 8 GB. */
  public static final MachineShare LEAST = new MachineShare(2, 2560, 640, 64, 2048);

  /** All processes with the least, beside what the system itself needs. */
  private static final int LEAST_MEGABYTES = 7_500;

  /** More has not been seen to help. */
  private static final int MOST_MEGABYTES = 24_000;

  private static final int MOST_PARALLELISM = 8;
  private static final double OF_AVAILABLE = 0.6;

  /** Of this machine: what is available now, and within it {@code asked} megabytes; 0: as it is. */
  public static MachineShare ofThisMachine(int asked) {
    int memory = asked > 0 ? asked : (int) (availableMegabytes() * OF_AVAILABLE);
    return of(Runtime.getRuntime().availableProcessors(), memory);
  }

  /**
   * @param memory for the whole stack, megabytes; the least is taken even where it is less
   */
  static MachineShare of(int processors, int memory) {
    int spare = Math.max(0, Math.min(memory, MOST_MEGABYTES) - LEAST_MEGABYTES);
    return new MachineShare(
        Math.max(LEAST.parallelism, Math.min(processors, MOST_PARALLELISM)),
        LEAST.heapMegabytes + spare / 2,
        LEAST.rocksDbMegabytes + spare / 4,
        LEAST.cacheMegabytes + spare / 64,
        LEAST.clickHouseMegabytes + spare / 8);
  }

  /** Free, or taken by files that can be read again; what a container is allowed counts, too. */
  private static long availableMegabytes() {
    long allowed = allowedBytes() >> 20;
    try {
      for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (line.startsWith("MemAvailable:")) {
          return Math.min(allowed, Long.parseLong(line.replaceAll("\\D", "")) >> 10);
        }
      }
    } catch (IOException e) {
      return allowed / 2;
    }
    return allowed / 2;
  }

  private static long allowedBytes() {
    return java.lang.management.ManagementFactory.getPlatformMXBean(
            com.sun.management.OperatingSystemMXBean.class)
        .getTotalMemorySize();
  }

  /** For people. */
  @Override
  public String toString() {
    return ("并行度 parallelism %d, 堆 heap %,d MB, RocksDB %,d MB, 缓存 cache %,d MB ×站点 per station and"
            + " subtask, ClickHouse %,d MB")
        .formatted(
            parallelism, heapMegabytes, rocksDbMegabytes, cacheMegabytes, clickHouseMegabytes);
  }
}
