package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.push.http.Networks;
import cn.jianguan.jobs.push.lane.LaneOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * How messages are sent.
 *
 * @param secretsFile path; empty: there is none
 * @param timeout of one attempt
 * @param kafka settings of a client that writes topics of departments
 */
public record DeliverOptions(
    LaneOptions lane,
    String secretsFile,
    Networks networks,
    Duration timeout,
    Map<String, String> kafka)
    implements Serializable {

  public DeliverOptions {
    kafka = Map.copyOf(kafka);
  }
}
