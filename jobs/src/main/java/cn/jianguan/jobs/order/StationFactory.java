package cn.jianguan.jobs.order;

import cn.jianguan.jobs.metrics.Metrics;
import java.io.Serializable;

/** Makes a fresh station on every subtask and after every restart. */
@FunctionalInterface
public interface StationFactory<D, R, O> extends Serializable {

  /**
   * @param metrics what the station counts with
   */
  Station<D, R, O> create(Metrics metrics);
}
