package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.logic.CompiledRuleCache;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Limits of an evaluator.
 *
 * @param zone zone of calendar periods and deadlines
 * @param retention how long rows, hits and deadlines are kept after they became known and occurred;
 *     the longest window of a model must fit. Records of a state that holds until another replaces
 *     it (an officer's certificate, a licence, an item, an entry of a list) are few and are kept
 *     for ten years
 * @param hitsPerModel hits of one model and subject that can still be withdrawn; older ones stand
 * @param failuresToSuspend failures after which a model is suspended until it is published anew
 * @param rowsPerEvaluation acts that the indicators of one evaluation may look at; one that needs
 *     more is a failure. Acts, not seconds: the same history fails on every machine and in every
 *     run
 * @param cache where compiled rules are kept for the next start
 */
public record EvaluatorOptions(
    ZoneId zone,
    Duration retention,
    int hitsPerModel,
    int failuresToSuspend,
    int rowsPerEvaluation,
    CompiledRuleCache cache) {
  public static final EvaluatorOptions DEFAULT =
      new EvaluatorOptions(ZoneId.of("Asia/Shanghai"), Duration.ofDays(1100), 256, 10, 1_000_000);

  /** Limits of an evaluator that keeps no compiled rules. */
  public EvaluatorOptions(
      ZoneId zone,
      Duration retention,
      int hitsPerModel,
      int failuresToSuspend,
      int rowsPerEvaluation) {
    this(
        zone,
        retention,
        hitsPerModel,
        failuresToSuspend,
        rowsPerEvaluation,
        CompiledRuleCache.NONE);
  }

  /** The same with compiled rules kept. */
  public EvaluatorOptions with(CompiledRuleCache other) {
    return new EvaluatorOptions(
        zone, retention, hitsPerModel, failuresToSuspend, rowsPerEvaluation, other);
  }

  /** Ten years: certificates are valid for five or six, an item is idle after five. */
  private static final Duration STATES = Duration.ofDays(3653);

  private static final Set<ActKind> STATE_KINDS =
      EnumSet.of(ActKind.OFFICER, ActKind.LICENSE, ActKind.ITEM, ActKind.RANDOM_ITEM_LIST);

  /**
   * Until when an act of a moment may become known or change: ten years, epoch ms UTC;
   * Long.MIN_VALUE where there is no such moment.
   */
  static long latest(long occurredAt) {
    return occurredAt == Long.MIN_VALUE ? Long.MIN_VALUE : occurredAt + STATES.toMillis();
  }

  /** How long rows of a kind are kept, ms. */
  long retentionOf(ActKind kind) {
    boolean isState = STATE_KINDS.contains(kind) && STATES.compareTo(retention) > 0;
    return (isState ? STATES : retention).toMillis();
  }
}
