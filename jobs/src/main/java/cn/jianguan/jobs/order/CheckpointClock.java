package cn.jianguan.jobs.order;

import cn.jianguan.jobs.metrics.Histogram;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures what a checkpoint takes of the task's thread: while it lasts no record is handled. */
final class CheckpointClock {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Histogram took;
  private long began;

  CheckpointClock(Histogram took) {
    this.took = took;
  }

  void begins() {
    began = threads.getCurrentThreadCpuTime();
  }

  void ends() {
    took.record(threads.getCurrentThreadCpuTime() - began);
  }
}
