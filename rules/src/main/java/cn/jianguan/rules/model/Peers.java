package cn.jianguan.rules.model;

/**
 * Makes an indicator a comparison: its aggregate is computed for each member of a group, and its
 * value is what the statistic says about the trigger's member among them.
 *
 * @param by feature that names an act's member, such as agencyCode; an act without it has none. A
 *     member whose aggregate has no number (no rate without acts) is not compared
 */
public record Peers(String by, Statistic statistic) {
  /**
   * What to say. A member's peers are the other members: it does not shift its own yardstick.
   * Percentiles lie between the two nearest values, in proportion (ClickHouse's {@code
   * quantileExactInclusive}).
   */
  public enum Statistic {
    /** Number of members, the trigger's own included: what a minimum n is compared with. */
    COUNT,
    /** Median of the peers. */
    MEDIAN,
    /** 90th percentile of the peers. */
    P90,
    /** 95th percentile of the peers. */
    P95,
    /** 99th percentile of the peers. */
    P99,
    /** (x − mean) / sample standard deviation of the peers; none where they do not differ. */
    Z,
    /** As {@link Aggregate#ROBUST_Z}, of the trigger's member against the peers. */
    ROBUST_Z,
    /** The trigger's member divided by the sum of all members; none where that sum is 0. */
    SHARE;

    /** Whether it measures what one member's aggregate does. */
    boolean isOfOneMember() {
      return this == MEDIAN || this == P90 || this == P95 || this == P99;
    }
  }
}
