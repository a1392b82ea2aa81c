package cn.jianguan.rules.engine;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Limits of an evaluator.
 *
 * @param zone zone of calendar periods and deadlines
 * @param retention how long rows, hits and deadlines are kept after they became known and occurred;
 *     the longest window of a model must fit
 * @param hitsPerModel hits of one model and subject that can still be withdrawn; older ones stand
 * @param failuresToSuspend failures after which a model is suspended until it is published anew
 * @param rowsPerEvaluation acts that the indicators of one evaluation may look at; one that needs
 *     more is a failure. Acts, not seconds: the same history fails on every machine and in every
 *     run
 */
public record EvaluatorOptions(
    ZoneId zone,
    Duration retention,
    int hitsPerModel,
    int failuresToSuspend,
    int rowsPerEvaluation) {
  public static final EvaluatorOptions DEFAULT =
      new EvaluatorOptions(ZoneId.of("Asia/Shanghai"), Duration.ofDays(1100), 256, 10, 1_000_000);
}
