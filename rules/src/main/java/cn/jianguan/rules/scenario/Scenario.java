package cn.jianguan.rules.scenario;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.history.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One example of a model.
 *
 * @param name what it shows, Chinese and English
 * @param covers what of the model it proves
 * @param reference what is known before anything else: days that differ from their weekday, names
 *     of agencies, items and regions, what sources declare
 * @param until log time up to which deadlines fire; null: a year after the last act
 * @param steps what becomes known, in log-time order
 * @param expected every hit that must come, in the order in which they come; no other may
 */
public record Scenario(
    String name,
    Set<Cover> covers,
    List<ReferenceRecord> reference,
    Instant until,
    List<Step> steps,
    List<Expected> expected) {

  /** What a scenario proves; the linter asks for those that a kind of model needs. */
  public enum Cover {
    /** Fires exactly at the threshold. */
    THRESHOLD,
    /** Does not fire one below. */
    BELOW,
    /** The open edge of the window: an act exactly W earlier does not count. */
    EDGE,
    /** A further severity step. */
    SEVERITY,
    /** Exempt acts do not count. */
    EXEMPT,
    /** An act that became known late, or out of order. */
    LATE,
    /** A correction or deletion takes a hit back. */
    WITHDRAWN,
    /** A regional parameter. */
    REGION,
    /** Anything else worth showing. */
    OTHER
  }

  /** Something that becomes known at a log time. */
  public sealed interface Step permits Report, Count {
    Instant logTime();
  }

  /**
   * A department reports an act, corrects it or takes it back.
   *
   * @param act null for a deletion
   */
  public record Report(String id, Instant logTime, SupervisionAct act) implements Step {}

  /** Intake has counted rows of a source and table. */
  public record Count(
      String source, ActKind table, Instant occurredAt, Instant logTime, Observation.Quality rows)
      implements Step {}

  /**
   * A hit that must come.
   *
   * @param severity its severity
   * @param trigger id of the act that triggers it; empty for a deadline or period
   * @param at log time at which it becomes known; null: not compared
   * @param withdrawnAt log time at which it is taken back; null: it stands to the end
   * @param evidence values that must be among the evidence
   * @param acts ids of the acts counted, oldest first; empty: not compared
   */
  public record Expected(
      Severity severity,
      String trigger,
      Instant at,
      Instant withdrawnAt,
      Map<String, String> evidence,
      List<String> acts) {}
}
