package cn.jianguan.jobs.order;

import java.util.Comparator;

/**
 * One thing that waits for its event.
 *
 * @param <D> keyed data
 * @param <R> reference
 */
sealed interface QueuedEvent<D, R> {
  /** Epoch ms of the log. */
  long logTime();

  record Reference<D, R>(long logTime, R value) implements QueuedEvent<D, R> {}

  record Data<D, R>(long logTime, String key, D value) implements QueuedEvent<D, R> {}

  /**
   * @param logTime when it fires: {@code at}, or the moment it was set if that was later
   */
  record Timer<D, R>(long logTime, String key, String name, long at) implements QueuedEvent<D, R> {
    /** By moment, then key and name; the moment it fires does not distinguish timers. */
    static final Comparator<Timer<?, ?>> ORDER =
        Comparator.<Timer<?, ?>>comparingLong(Timer::at)
            .thenComparing(Timer::key)
            .thenComparing(Timer::name);
  }
}
