package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import java.util.Comparator;

/**
 * One act in a subject's history. Rows are kept in {@link #ORDER}.
 *
 * @param logTime when the act first became known; a correction does not change it
 */
public record Row(long occurredAt, String actId, long logTime, Features features) {
  public static final Comparator<Row> ORDER = Row::inOrder;

  /**
   * The order in which acts count: many carry a date only, and of those of one day an act sees the
   * ones that were known no later than itself.
   */
  public static final Comparator<Row> SUCCESSION = Row::inSuccession;

  public ActKind kind() {
    return features.kind();
  }

  /** A feature by its name, as {@link FeatureReference} reads it; null where the act has none. */
  public Object get(String name) {
    return FeatureReference.named(name).of(this);
  }

  /** Same place in the history, whatever its content. */
  public boolean isAt(Row other) {
    return occurredAt == other.occurredAt && actId.equals(other.actId) && kind() == other.kind();
  }

  private static int inOrder(Row one, Row other) {
    int order = Long.compare(one.occurredAt, other.occurredAt);
    return order != 0 ? order : one.actId.compareTo(other.actId);
  }

  private static int inSuccession(Row one, Row other) {
    int order = Long.compare(one.occurredAt, other.occurredAt);
    order = order != 0 ? order : Long.compare(one.logTime, other.logTime);
    return order != 0 ? order : one.actId.compareTo(other.actId);
  }
}
