package cn.jianguan.jobs.order;

/** Takes what a station says when no key is current. */
@FunctionalInterface
public interface Emitter<O> {
  /**
   * @param logTime log time of the output, epoch ms; not later than the newest record seen
   */
  void emit(O output, long logTime);
}
