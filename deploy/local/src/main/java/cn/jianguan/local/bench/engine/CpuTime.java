package cn.jianguan.local.bench.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the measuring thread: what else runs on the machine does not count. */
final class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long began = THREADS.getCurrentThreadCpuTime();

  static CpuTime start() {
    return new CpuTime();
  }

  double seconds() {
    return (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
  }
}
