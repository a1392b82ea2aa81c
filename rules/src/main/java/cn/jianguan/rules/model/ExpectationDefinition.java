package cn.jianguan.rules.model;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Severity;
import java.util.List;
import java.util.Set;

/**
 * Something that must follow an act in time: opened by A, closed by B, due after.
 *
 * @param name unique within the model
 * @param openerKinds kinds of act that open it
 * @param opener filter over the opening act; empty takes all of these kinds
 * @param closerKinds kinds of act that close it; empty where only closedField can
 * @param closer filter over the closing act ({@code $x} is feature x of the opener). It must have
 *     occurred at or after the opener; the opener never closes itself
 * @param closedField date or timestamp feature of the opener itself that closes it (such as
 *     disclosedAt); empty none. Several, separated by {@code |}: the earliest of them closes it
 * @param steps in rising order of their due times
 * @param due the legal deadline from which days overdue are counted at every step, without grace
 *     and severity of its own; null: each step counts from its own
 */
public record ExpectationDefinition(
    String name,
    Set<ActKind> openerKinds,
    String opener,
    Set<ActKind> closerKinds,
    String closer,
    String closedField,
    List<Step> steps,
    Step due) {

  /** One whose steps are deadlines of their own. */
  public ExpectationDefinition(
      String name,
      Set<ActKind> openerKinds,
      String opener,
      Set<ActKind> closerKinds,
      String closer,
      String closedField,
      List<Step> steps) {
    this(name, openerKinds, opener, closerKinds, closer, closedField, steps, null);
  }

  /**
   * One deadline of an expectation.
   *
   * @param number 1, 2, 3 …
   * @param base date or timestamp feature of the opener from which {@code after} counts; empty, or
   *     absent on the act: {@code otherwise} counts from occurredAt
   * @param after span from the base to the legal deadline
   * @param otherwise span from occurredAt where the base is absent; null: then this step does not
   *     apply to the act
   * @param plus number features of the opener, separated by {@code |}: so many calendar days stand
   *     still (appraisal, hearing, extension) and put the deadline off; empty none
   * @param grace what the alert waits beyond the legal deadline to absorb late reporting
   * @param severity severity of this step
   */
  public record Step(
      int number,
      String base,
      TimeSpan after,
      TimeSpan otherwise,
      String plus,
      TimeSpan grace,
      Severity severity) {
    /** A step whose deadline nothing puts off. */
    public Step(
        int number,
        String base,
        TimeSpan after,
        TimeSpan otherwise,
        TimeSpan grace,
        Severity severity) {
      this(number, base, after, otherwise, "", grace, severity);
    }
  }
}
