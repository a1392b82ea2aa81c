package cn.jianguan.jobs.metrics;

/** Counts up; any thread may. */
@FunctionalInterface
public interface Counter {
  void add(long more);

  default void increment() {
    add(1);
  }
}
