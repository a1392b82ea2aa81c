package cn.jianguan.jobs.push.lane;

import java.io.Serializable;
import java.time.Duration;

/**
 * How lanes work.
 *
 * @param width messages under way at once
 * @param limit messages that may wait
 * @param giveUpAfter from the first attempt
 * @param breakerOpen until an endpoint that fails is tried again
 */
public record LaneOptions(
    int width,
    int limit,
    Duration firstDelay,
    Duration longestDelay,
    Duration giveUpAfter,
    Duration breakerOpen)
    implements Serializable {}
