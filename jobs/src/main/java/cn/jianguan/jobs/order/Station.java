package cn.jianguan.jobs.order;

import java.util.Optional;

/**
 * One stage of the data path in plain Java. It is called in the order of the log: by log time, at
 * equal log time reference before data before timers, data at equal log time by key, then by
 * content. It runs on one thread, many keys share one instance, and what concerns a key lives in
 * {@link StationContext#state()}; fields may hold only what {@link #reference} brought and what
 * {@link #snapshotState} tells.
 *
 * <p>A turn, what a station does for one record or timer, is atomic: state, timers and outputs
 * happen whole or not at all. A station answers what a record says with a reject; where it throws
 * all the same, that is a fault of ours, the turn is undone and {@link #failed} answers. Everything
 * else goes on.
 *
 * @param <D> keyed input
 * @param <R> broadcast reference input
 * @param <O> output
 */
public interface Station<D, R, O> {

  /**
   * Takes one reference record; every subtask sees all of them. After a restart the newest of every
   * reference key are given again, oldest first, before anything else.
   *
   * @param logTime when it became known, epoch ms
   */
  void reference(R record, long logTime);

  /** Takes one record of the current key. */
  void data(D data, StationContext<O> context);

  /**
   * A timer of the current key fires: every record with log time up to {@code at} has been seen.
   *
   * @param name as given to {@link StationContext#timerAt}
   * @param at as given to {@link StationContext#timerAt}, epoch ms
   */
  void timer(String name, long at, StationContext<O> context);

  /**
   * What to emit for a turn that threw and was undone, at its log time; empty where nothing can be
   * said.
   */
  default Optional<O> failed(StationFailure<D> failure) {
    return Optional.empty();
  }

  /**
   * Called before the station's clock moves on and before every checkpoint, with no current key:
   * the moment to emit what was gathered across keys. Nothing may stay behind in fields.
   */
  default void flush(Emitter<O> emitter) {}

  /** What this subtask knows besides, a few bytes for a checkpoint; empty: nothing. */
  default byte[] snapshotState() {
    return new byte[0];
  }

  /**
   * Takes back what {@link #snapshotState} told, after the references of a restart. Where the job
   * has been rescaled, what every subtask told is given to all of them, one after the other.
   */
  default void restoreState(byte[] kept) {}
}
