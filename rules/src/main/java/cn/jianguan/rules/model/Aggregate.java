package cn.jianguan.rules.model;

/** What an indicator computes over the acts its window and filter select. */
public enum Aggregate {
  /** Number of acts. */
  COUNT,
  /** Number of different values of the field; an act without the field does not count. */
  DISTINCT,
  /** Sum of the field; absent fields count as nothing. */
  SUM,
  /** Smallest value of the field. */
  MIN,
  /** Largest value of the field. */
  MAX,
  /** Arithmetic mean of the field. */
  MEAN,
  /** Field of the newest act (of one moment: the one known last); a number or a text. */
  LAST,
  /** Acts that also match {@link IndicatorDefinition#matching}, divided by all selected acts. */
  SHARE,
  /**
   * Number of consecutive acts, newest backwards, that match {@link IndicatorDefinition#matching};
   * the first selected act that does not match breaks the run.
   */
  RUN,
  /** Mean over {@link IndicatorDefinition#buckets} earlier windows of the same length. */
  SERIES_MEAN,
  /** Sample standard deviation (n − 1) over those earlier windows. */
  SERIES_SD,
  /** Median of the field. */
  MEDIAN,
  /**
   * Robust z of the trigger's field against the other selected acts: 0.6745·(x − median)/MAD, and
   * (x − median)/(0.01 + median) where MAD is 0 (domain reference §4.1).
   */
  ROBUST_Z
}
