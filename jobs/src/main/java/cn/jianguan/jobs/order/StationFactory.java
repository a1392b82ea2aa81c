package cn.jianguan.jobs.order;

import java.io.Serializable;

/** Makes a fresh station on every subtask and after every restart. */
@FunctionalInterface
public interface StationFactory<D, R, O> extends Serializable {
  Station<D, R, O> create();
}
