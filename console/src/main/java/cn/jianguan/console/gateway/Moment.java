package cn.jianguan.console.gateway;

/** A value of a row as a moment, epoch ms UTC. */
@FunctionalInterface
interface Moment {
  /** There is none. */
  long NONE = Long.MIN_VALUE;

  long of(Row row) throws Refusal;
}
