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
 */
public record EvaluatorOptions(
    ZoneId zone, Duration retention, int hitsPerModel, int failuresToSuspend) {
  public static final EvaluatorOptions DEFAULT =
      new EvaluatorOptions(ZoneId.of("Asia/Shanghai"), Duration.ofDays(1100), 256, 10);
}
