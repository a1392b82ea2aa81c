package cn.jianguan.console.gateway;

/** A value of a row as a moment, epoch ms UTC. */
@FunctionalInterface
interface RowTimestamp {
  /** There is none. */
  long NONE = Long.MIN_VALUE;

  long of(SourceRow row) throws RowRefusedException;
}
