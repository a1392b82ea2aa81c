package cn.jianguan.jobs.order;

import java.util.Comparator;

/**
 * One thing that waits for its turn.
 *
 * @param <D> keyed data
 * @param <R> reference
 */
sealed interface Turn<D, R> {
  /** Epoch ms of the log. */
  long logTime();

  /** Order at equal log time: reference, data, timers. */
  int rank();

  record Reference<D, R>(long logTime, R value, long arrival) implements Turn<D, R> {
    @Override
    public int rank() {
      return 0;
    }
  }

  record Data<D, R>(long logTime, String key, D value, long arrival) implements Turn<D, R> {
    @Override
    public int rank() {
      return 1;
    }
  }

  /**
   * @param logTime when it fires: {@code at}, or the moment it was set if that was later
   */
  record Timer<D, R>(long logTime, String key, String name, long at) implements Turn<D, R> {
    /** By moment, then key and name; the moment it fires does not distinguish timers. */
    static final Comparator<Timer<?, ?>> ORDER =
        Comparator.<Timer<?, ?>>comparingLong(Timer::at)
            .thenComparing(Timer::key)
            .thenComparing(Timer::name);

    @Override
    public int rank() {
      return 2;
    }
  }
}
