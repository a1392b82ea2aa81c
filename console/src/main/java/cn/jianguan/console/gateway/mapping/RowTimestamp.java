package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;

/** A value of a row as a moment, epoch ms UTC. */
@FunctionalInterface
public interface RowTimestamp {
  /** There is none. */
  long NONE = Long.MIN_VALUE;

  long of(SourceRow row) throws RowRefusedException;

  /**
   * The moment by which it was at the latest: what is not believed to be the moment itself, the day
   * of a bulk load, is still a day on which the row was there. {@link Long#MAX_VALUE}: nothing
   * says.
   */
  default long latest(SourceRow row) throws RowRefusedException {
    return Long.MAX_VALUE;
  }
}
