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
  /** Minutes from the first to the last act of that run: 0 for a run of one act, or none. */
  RUN_MINUTES,
  /**
   * Minutes for which {@link IndicatorDefinition#matching} held, added up: from each matching act
   * to the one after it. What the newest act says has not lasted yet.
   */
  HELD_MINUTES,
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
  ROBUST_Z,
  /**
   * Median distance of the other selected acts' field from their median (MAD); 0: most are alike.
   */
  SPREAD,
  /**
   * How far the trigger's field lies above the median of the other selected acts, in medians: 1 is
   * twice the median. NaN where the median is 0.
   */
  EXCESS;

  /** True where the trigger is compared with the others, so it is never among them. */
  public boolean isComparison() {
    return this == ROBUST_Z || this == SPREAD || this == EXCESS;
  }

  /** True where a second condition, {@link IndicatorDefinition#matching}, is needed. */
  public boolean isMatched() {
    return this == SHARE || isSuccessive() && this != LAST;
  }

  /** True where the order in which acts count matters. */
  public boolean isSuccessive() {
    return this == LAST || this == RUN || this == RUN_MINUTES || this == HELD_MINUTES;
  }

  /** True where no field of the acts is read. */
  public boolean isFieldless() {
    return this == COUNT || isMatched();
  }

  /** True where several windows are looked at. */
  public boolean isSeries() {
    return this == SERIES_MEAN || this == SERIES_SD;
  }
}
