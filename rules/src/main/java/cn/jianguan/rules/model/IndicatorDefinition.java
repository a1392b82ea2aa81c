package cn.jianguan.rules.model;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.wording.Quantity;
import java.time.Duration;
import java.util.Set;

/**
 * One number (or text) a model needs: an aggregate over the subject's acts of some kinds that pass
 * a filter within a window.
 *
 * @param name unique within the model; the name used in DRL, reasons and evidence
 * @param kinds act kinds it looks at
 * @param filter expression over an act of the history ({@code $x} is feature x of the trigger,
 *     {@code #x} parameter x); empty takes all
 * @param field feature the aggregate reads; empty where it needs none. DISTINCT takes several,
 *     separated by {@code |}: the first that is present and not empty identifies the act (so that
 *     {@code jointTaskId|actId} counts a joint task once)
 * @param matching second condition of SHARE, RUN, RUN_MINUTES and HELD_MINUTES; empty otherwise
 * @param series aggregate within each bucket of SERIES_*: COUNT, DISTINCT or SUM; null otherwise
 * @param buckets number of earlier windows of SERIES_*, the window of t itself excluded; 0
 *     otherwise
 * @param includeTrigger false leaves the trigger itself out (ROBUST_Z always does)
 * @param gap acts further apart than this do not follow one another (RUN, RUN_MINUTES,
 *     HELD_MINUTES); null: however far apart
 * @param peers compares the members of a group; null where the aggregate itself is the value
 */
public record IndicatorDefinition(
    String name,
    Aggregate aggregate,
    Set<ActKind> kinds,
    String filter,
    Window window,
    String field,
    String matching,
    Aggregate series,
    int buckets,
    boolean includeTrigger,
    Duration gap,
    Peers peers) {
  /** A plain indicator: its aggregate is its value, and no gap breaks a run. */
  public IndicatorDefinition(
      String name,
      Aggregate aggregate,
      Set<ActKind> kinds,
      String filter,
      Window window,
      String field,
      String matching,
      Aggregate series,
      int buckets,
      boolean includeTrigger) {
    this(
        name,
        aggregate,
        kinds,
        filter,
        window,
        field,
        matching,
        series,
        buckets,
        includeTrigger,
        null,
        null);
  }

  /** What its value measures or names. */
  public Quantity quantity() {
    if (peers != null && peers.statistic() == Peers.Statistic.SHARE) {
      return Quantity.PERCENT;
    }
    return peers == null || peers.statistic().isOfOneMember()
        ? quantity(aggregate)
        : Quantity.PLAIN;
  }

  private Quantity quantity(Aggregate of) {
    return switch (of) {
      case SHARE -> Quantity.PERCENT;
      case RUN_MINUTES, HELD_MINUTES -> Quantity.MINUTES;
      case SUM, MIN, MAX, MEAN, MEDIAN, LAST, SPREAD -> ofField();
      case SERIES_MEAN, SERIES_SD -> quantity(series);
      case COUNT, DISTINCT, RUN, ROBUST_Z, EXCESS -> Quantity.PLAIN;
    };
  }

  private Quantity ofField() {
    FeatureReference first = new FeatureReference(field.split("\\|")[0].trim());
    return first.quantity(kinds.iterator().next());
  }
}
