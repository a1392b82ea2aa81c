package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import cn.jianguan.jobs.log.Job;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;

/** Options of AlertJob. */
public final class AlertJobOptions {
  public static final ConfigOption<Integer> PARALLELISM =
      key("parallelism")
          .intType()
          .defaultValue(2)
          .withDescription("接入与预警的并行度 / subtasks of intake and warning");
  public static final ConfigOption<Integer> CASEWORK_PARALLELISM =
      key("casework.parallelism")
          .intType()
          .defaultValue(1)
          .withDescription("办理的并行度 / subtasks of casework: one act in a thousand gets there");
  public static final ConfigOption<Integer> ACTS_READERS =
      key("acts.readers")
          .intType()
          .defaultValue(1)
          .withDescription(
              "读取监管行为的并行度，不得多于分区数 / subtasks that read acts; more than acts has"
                  + " partitions are refused");
  public static final ConfigOption<Integer> MAX_PARALLELISM =
      key("max.parallelism")
          .intType()
          .defaultValue(128)
          .withDescription("键组数，改动会丢失状态 / key groups; cannot change without losing state");
  public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
      key("checkpoint.interval")
          .durationType()
          .defaultValue(Duration.ofMillis(400))
          .withDescription("检查点间隔，输出随检查点出现 / time between checkpoints; outputs appear then");
  public static final ConfigOption<Duration> CHECKPOINT_TIMEOUT =
      key("checkpoint.timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription("检查点超时即放弃 / a slower checkpoint is given up");
  public static final ConfigOption<Integer> CHECKPOINTS_RETAINED =
      key("checkpoints.retained")
          .intType()
          .defaultValue(3)
          .withDescription("保留的完整检查点数 / complete checkpoints to keep");
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      key("transaction.timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "Kafka 事务超时，须长于检查点间隔与超时之和，并留出重启时间 / of Kafka's transactions; longer than"
                  + " checkpoint.interval and checkpoint.timeout together, a restart besides");
  public static final ConfigOption<String> TRANSACTION_PREFIX =
      key("transaction.prefix")
          .stringType()
          .defaultValue(Job.ALERT.jobName())
          .withDescription("同一 Kafka 集群上各作业不得相同 / unique per job on a Kafka cluster");
  public static final ConfigOption<Duration> WATERMARK_INTERVAL =
      key("watermark.interval")
          .durationType()
          .defaultValue(Duration.ofMillis(50))
          .withDescription("查看日志时钟的间隔 / how often the clock of the log is looked at");
  public static final ConfigOption<Duration> ALIGNMENT_DRIFT =
      key("alignment.drift")
          .durationType()
          .defaultValue(Duration.ofDays(30))
          .withDescription(
              "一路输入可领先最慢一路的日志时间，PT0S 不限 / log time an input may run ahead of the"
                  + " slowest; PT0S: any");
  public static final ConfigOption<Duration> ALIGNMENT_INTERVAL =
      key("alignment.interval")
          .durationType()
          .defaultValue(Duration.ofMillis(100))
          .withDescription("比较各路输入的间隔 / how often inputs are compared");
  public static final ConfigOption<Duration> INTAKE_RETENTION =
      key("intake.retention")
          .durationType()
          .defaultValue(Duration.ofDays(3653))
          .withDescription("行为标识的保留期，按日志时间 / log time the identity of an act is kept");
  public static final ConfigOption<String> PSEUDONYM_SECRET =
      key("pseudonym.secret")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "必填，自然人化名密钥，16 个字符以上，永不更换，不写入日志 / required: turns natural persons into"
                  + " pseudonyms; 16 characters or more, never changed, never logged");
  public static final ConfigOption<String> NATIONAL_SOURCES =
      key("national.sources")
          .stringType()
          .defaultValue("CN-CALENDAR,OPERATOR")
          .withDescription(
              "可修改国家目录、区划、代码、日历与推送端点的来源,逗号分隔 / sources, separated by commas, that may change"
                  + " national catalogues, regions, codes, calendars and endpoints of pushes, and the"
                  + " lists of others");
  public static final ConfigOption<String> RULES_CACHE_DIR =
      key("rules.cache.dir")
          .stringType()
          .defaultValue("")
          .withDeprecatedKeys("rules.shelf")
          .withDescription(
              "编译后规则的存放目录，供下次启动使用，须在本机磁盘，空则不存 / folder on the machine's own disk"
                  + " where compiled rules are kept for the next start; empty: nowhere");
  public static final ConfigOption<Integer> CACHE_MEGABYTES =
      key("cache.megabytes")
          .intType()
          .defaultValue(64)
          .withDescription(
              "每个站点每个子任务的解码缓存，按编码后大小，MB / decoded memory per station and subtask,"
                  + " encoded size");

  static final List<Constraint<?>> ALL =
      List.of(
          Constraint.count(PARALLELISM),
          Constraint.count(CASEWORK_PARALLELISM),
          Constraint.count(ACTS_READERS),
          Constraint.count(MAX_PARALLELISM),
          Constraint.duration(CHECKPOINT_INTERVAL),
          Constraint.duration(CHECKPOINT_TIMEOUT),
          Constraint.count(CHECKPOINTS_RETAINED),
          Constraint.duration(TRANSACTION_TIMEOUT),
          Constraint.text(TRANSACTION_PREFIX),
          Constraint.duration(WATERMARK_INTERVAL),
          Constraint.durationOrZero(ALIGNMENT_DRIFT),
          Constraint.duration(ALIGNMENT_INTERVAL),
          Constraint.duration(INTAKE_RETENTION),
          Constraint.secret(PSEUDONYM_SECRET, 16),
          Constraint.text(NATIONAL_SOURCES),
          Constraint.text(RULES_CACHE_DIR),
          Constraint.count(CACHE_MEGABYTES));

  private AlertJobOptions() {}

  /**
   * A transaction that Kafka aborts before its checkpoint is complete loses outputs: the sink's
   * committer logs that and goes on.
   *
   * @throws IllegalArgumentException if the options allow it
   */
  static void requireTransactionsOutliveCheckpoints(JobConfiguration config) {
    Duration transaction = config.get(TRANSACTION_TIMEOUT);
    Duration interval = config.get(CHECKPOINT_INTERVAL);
    Duration timeout = config.get(CHECKPOINT_TIMEOUT);
    if (transaction.compareTo(interval.plus(timeout)) <= 0) {
      throw new IllegalArgumentException(
          "配置项 %s=%s 须长于 %s=%s 与 %s=%s 之和，否则 Kafka 会在检查点完成前中止事务，输出丢失 / must be longer"
                  .formatted(
                      TRANSACTION_TIMEOUT.key(),
                      transaction,
                      CHECKPOINT_INTERVAL.key(),
                      interval,
                      CHECKPOINT_TIMEOUT.key(),
                      timeout)
              + " than those two together, or Kafka aborts transactions before their checkpoint is"
              + " complete and outputs are lost");
    }
  }

  /** The sources that may change what is national. */
  public static Set<String> nationalSources(JobConfiguration config) {
    return Arrays.stream(config.get(NATIONAL_SOURCES).split(","))
        .map(String::strip)
        .filter(source -> !source.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
