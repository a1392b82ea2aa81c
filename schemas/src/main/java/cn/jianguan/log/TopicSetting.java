package cn.jianguan.log;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How every topic must be set in Kafka, whatever its broker does by default. Another value would
 * lose what is there, refuse what jobs write, or move the clock of the log.
 */
public enum TopicSetting {
  CLEANUP(
      "cleanup.policy",
      "delete",
      "delete",
      "delete"::equals,
      "压缩会丢失旧版本",
      "compaction loses older images, which are part of the truth"),
  RETENTION_TIME(
      "retention.ms",
      "-1",
      "-1",
      "-1"::equals,
      "按时间删除会丢失记录",
      "deletes records, at once where log time lies years back"),
  RETENTION_SIZE(
      "retention.bytes", "-1", "-1", "-1"::equals, "按大小删除会丢失记录", "deletes the oldest records"),
  LARGEST_MESSAGE(
      "max.message.bytes",
      String.valueOf(16 << 20),
      "≥ 4194304",
      value -> Long.parseLong(value) >= 4 << 20,
      "作业写出的记录会被拒绝，作业停止",
      "refuses records of the jobs, which then stand"),
  OLDEST_TIME(
      "message.timestamp.before.max.ms",
      String.valueOf(Long.MAX_VALUE),
      String.valueOf(Long.MAX_VALUE),
      String.valueOf(Long.MAX_VALUE)::equals,
      "拒绝早先时间的记录",
      "refuses records whose log time lies back, as after an outage"),
  /** Inputs may have either, but all of them the same. */
  TIMESTAMP_TYPE(
      "message.timestamp.type",
      "CreateTime",
      "CreateTime",
      "CreateTime"::equals,
      "作业写出的记录须保留日志时间",
      "what jobs write carries the log time of its cause");

  private final String key;
  private final String value;
  private final String expected;
  private final Predicate<String> holds;
  private final String whyZh;
  private final String whyEn;

  TopicSetting(
      String key,
      String value,
      String expected,
      Predicate<String> holds,
      String whyZh,
      String whyEn) {
    this.key = key;
    this.value = value;
    this.expected = expected;
    this.holds = holds;
    this.whyZh = whyZh;
    this.whyEn = whyEn;
  }

  /** Its name in Kafka. */
  public String key() {
    return key;
  }

  /** What a topic is made with, and set back to. */
  public String value() {
    return value;
  }

  /** Values that will do, for people. */
  public String expected() {
    return expected;
  }

  /** What another value does, Chinese first. */
  public String why() {
    return whyZh + " / " + whyEn;
  }

  /** Whether it says something of a topic. */
  public boolean concerns(Topic topic) {
    return this != TIMESTAMP_TYPE || !topic.isInput();
  }

  /**
   * A setting that will not do.
   *
   * @param value what it is now
   */
  public record Fault(Topic topic, TopicSetting setting, String value) {
    /** For people, in one line; whole in either language. */
    public String line() {
      return "主题 %s 的 %s=%s，应为 %s：%s / topic %1$s: %2$s=%3$s, expected %4$s: %6$s"
          .formatted(
              topic.kafkaName(),
              setting.key,
              value,
              setting.expected,
              setting.whyZh,
              setting.whyEn);
    }
  }

  /** What will not do of a topic's settings, by their names in Kafka; those unknown are fine. */
  public static List<Fault> faults(Topic topic, Map<String, String> settings) {
    return Arrays.stream(values())
        .filter(setting -> setting.concerns(topic))
        .flatMap(setting -> setting.fault(topic, settings.get(setting.key)).stream())
        .toList();
  }

  private Optional<Fault> fault(Topic topic, String is) {
    return is == null || holds.test(is)
        ? Optional.empty()
        : Optional.of(new Fault(topic, this, is));
  }
}
