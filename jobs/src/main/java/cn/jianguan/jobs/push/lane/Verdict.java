package cn.jianguan.jobs.push.lane;

import cn.jianguan.jobs.push.http.Kind;
import cn.jianguan.record.DeliveryOutcome;

/**
 * What becomes of a message after an attempt.
 *
 * @param slot as it is now
 * @param kind as in the answer, or that time is up
 * @param nextAt epoch ms; 0: not again
 */
public record Verdict(DeliveryOutcome outcome, Slot slot, Kind kind, long nextAt) {}
