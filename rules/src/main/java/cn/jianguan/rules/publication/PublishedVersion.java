package cn.jianguan.rules.publication;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;

/**
 * What one record of topic {@code models} says of a version.
 *
 * @param from first log time at which it holds, epoch ms UTC
 * @param to first log time at which it holds no more, epoch ms UTC; {@link Long#MAX_VALUE} open
 * @param content what the reader keeps of it
 */
public record PublishedVersion<C>(String version, ModelState state, long from, long to, C content) {

  /**
   * Reads a record.
   *
   * @param logTime when it became known, epoch ms UTC
   */
  public static <C> PublishedVersion<C> of(ModelRecord record, long logTime, C content) {
    long to =
        record.getEffectiveTo() == null ? Long.MAX_VALUE : record.getEffectiveTo().toEpochMilli();
    return new PublishedVersion<>(
        record.getVersion(), record.getState(), holdsFrom(record, logTime), to, content);
  }

  /** No version holds before it became known: what has been judged stays judged. Epoch ms UTC. */
  public static long holdsFrom(ModelRecord record, long logTime) {
    return Math.max(record.getEffectiveFrom().toEpochMilli(), logTime);
  }

  boolean holds(long logTime) {
    return from <= logTime && logTime < to;
  }

  boolean replaces(PublishedVersion<?> earlier) {
    return from == earlier.from && version.equals(earlier.version) && state == earlier.state;
  }

  /** A version that is retired leaves both channels; one that is activated leaves the shadow. */
  boolean ends(PublishedVersion<?> other) {
    boolean outdoes =
        state == ModelState.RETIRED
            || state == ModelState.ACTIVE && other.state == ModelState.SHADOW;
    return outdoes && version.equals(other.version) && from >= other.from;
  }
}
