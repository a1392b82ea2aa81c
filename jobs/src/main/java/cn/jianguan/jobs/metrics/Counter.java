package cn.jianguan.jobs.metrics;

/** Counts up; one thread at a time. */
@FunctionalInterface
public interface Counter {
  void add(long more);

  default void increment() {
    add(1);
  }
}
