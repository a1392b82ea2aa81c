package cn.jianguan.rules.model;

/**
 * How a model looks at the world (domain reference §4.1). The code is the letter of the catalogue.
 */
public enum ModelKind {
  /** 单事件 / one act alone. */
  E,
  /** 阈值 / a threshold in a window. */
  T,
  /** 时序 / a sequence of acts. */
  Q,
  /** 缺失 / something due that did not happen. */
  A,
  /** 跨部门关联 / acts of several departments together. */
  X,
  /** 比率 / a ratio against peers or the subject's own past. */
  R
}
