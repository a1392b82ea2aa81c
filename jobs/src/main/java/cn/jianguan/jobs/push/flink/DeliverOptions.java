package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.push.http.Networks;
import cn.jianguan.jobs.push.lane.LaneOptions;
import java.io.Serializable;
import java.time.Duration;

/**
 * How messages are sent.
 *
 * @param secretsFile path; empty: there is none
 * @param timeout of one attempt
 */
public record DeliverOptions(
    LaneOptions lane, String secretsFile, Networks networks, Duration timeout)
    implements Serializable {}
