package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Options of PushJob. */
public final class PushJobOptions {
  public static final ConfigOption<Integer> PARALLELISM =
      key("push.parallelism")
          .intType()
          .defaultValue(1)
          .withDescription("并行度，端点按键分配 / subtasks; endpoints are spread over them");
  public static final ConfigOption<String> SECRETS_FILE =
      key("push.secrets.file")
          .stringType()
          .defaultValue("")
          .withDescription(
              "签名密钥文件，只有属主可读，本机由 up 写入；空则不能推送 / file of the secrets that sign, a line"
                  + " name=whsec_… each, readable to its owner alone; in a local stack written by up;"
                  + " empty: nothing can be sent");
  public static final ConfigOption<String> PRIVATE_NETWORKS =
      key("push.private.networks")
          .stringType()
          .defaultValue("")
          .withDescription(
              "允许推送到的内网网段，逗号分隔，其中可用 http；空则只许公网 https / private networks that may be sent to,"
                  + " separated by commas, such as 10.20.0.0/16; http is allowed there; empty: public"
                  + " addresses by https alone");
  public static final ConfigOption<Duration> TIMEOUT =
      key("push.timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(15))
          .withDescription(
              "一次推送的时限，含连接与应答 / time for one attempt, from the name to the whole answer");
  public static final ConfigOption<String> KAFKA_USERS =
      key("push.kafka.users")
          .stringType()
          .defaultValue("")
          .withDescription(
              "部门读 Kafka 主题所用登录文件的目录，本机由 up 写入；空则由集群自行建用户 / folder of the logins of"
                  + " departments that read Kafka, in a local stack written by up; empty: the"
                  + " cluster's own way makes users");
  public static final ConfigOption<Duration> FIRST_DELAY =
      key("push.retry.first")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "首次重试的间隔，其后逐次加倍 / time to the first retry; doubles with each, with jitter");
  public static final ConfigOption<Duration> LONGEST_DELAY =
      key("push.retry.longest")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription("重试的最长间隔 / longest time between two attempts");
  public static final ConfigOption<Duration> GIVE_UP_AFTER =
      key("push.give.up.after")
          .durationType()
          .defaultValue(Duration.ofDays(3))
          .withDescription(
              "自首次推送起多久后放弃，放弃的可重发 / time from the first attempt after which a message is given up; it can"
                  + " be sent again by: push replay");
  public static final ConfigOption<Duration> BREAKER_OPEN =
      key("push.breaker.open")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription(
              "端点熔断后多久再试一次 / time until an endpoint that fails is tried with one message");
  public static final ConfigOption<Integer> LANE_WIDTH =
      key("push.lane.width")
          .intType()
          .defaultValue(4)
          .withDescription(
              "每个端点同时推送的条数，同一预警总是逐条 / messages under way to one endpoint; of one alert always one");
  public static final ConfigOption<Integer> LANE_LIMIT =
      key("push.lane.limit")
          .intType()
          .defaultValue(100_000)
          .withDescription(
              "每个端点等待的条数上限，超出即放弃，可重发 / messages that may wait for one endpoint; more are given up,"
                  + " and can be sent again");
  public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
      key("push.checkpoint.interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription("检查点间隔 / time between checkpoints");
  public static final ConfigOption<Duration> CHECKPOINT_TIMEOUT =
      key("push.checkpoint.timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription("检查点超时即放弃 / a slower checkpoint is given up");

  static final List<Constraint<?>> ALL =
      List.of(
          Constraint.count(PARALLELISM),
          Constraint.text(SECRETS_FILE),
          Constraint.text(PRIVATE_NETWORKS),
          Constraint.duration(TIMEOUT),
          Constraint.text(KAFKA_USERS),
          Constraint.duration(FIRST_DELAY),
          Constraint.duration(LONGEST_DELAY),
          Constraint.duration(GIVE_UP_AFTER),
          Constraint.duration(BREAKER_OPEN),
          Constraint.count(LANE_WIDTH),
          Constraint.count(LANE_LIMIT),
          Constraint.duration(CHECKPOINT_INTERVAL),
          Constraint.duration(CHECKPOINT_TIMEOUT));

  private PushJobOptions() {}
}
