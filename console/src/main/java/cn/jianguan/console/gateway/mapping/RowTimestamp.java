package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;

/** A value of a row as a moment, epoch ms UTC. */
@FunctionalInterface
public interface RowTimestamp {
  /** There is none. */
  long NONE = Long.MIN_VALUE;

  long of(SourceRow row) throws RowRefusedException;
}
