package cn.jianguan.rules.model;

import cn.jianguan.record.ActKind;
import java.util.Set;

/**
 * What makes the engine evaluate a model.
 *
 * @param type see {@link Type}
 * @param kinds act kinds; for PERIOD, an act of these kinds makes its period be evaluated; empty
 *     for EXPECTATION
 * @param filter expression over the triggering act; empty takes all of these kinds
 * @param period WEEK, MONTH, QUARTER or YEAR for PERIOD; null otherwise
 * @param grace what PERIOD waits after the end of the period
 * @param by feature that names the members of a group; PERIOD then evaluates each member that has
 *     such an act in the period, its newest being the trigger. Empty: the subject as a whole
 */
public record Trigger(
    Type type, Set<ActKind> kinds, String filter, Window.Unit period, TimeSpan grace, String by) {
  /** A trigger of the subject as a whole. */
  public Trigger(Type type, Set<ActKind> kinds, String filter, Window.Unit period, TimeSpan grace) {
    this(type, kinds, filter, period, grace, "");
  }

  /** Ways to be evaluated. */
  public enum Type {
    /** When an act of these kinds arrives, at its occurredAt. */
    ACT,
    /** At the end of a calendar period in which such an act occurred. */
    PERIOD,
    /** At the deadlines of the model's expectations. */
    EXPECTATION
  }
}
