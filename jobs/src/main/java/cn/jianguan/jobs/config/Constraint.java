package cn.jianguan.jobs.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.util.TimeUtils;

/**
 * How the value of an option is read from text, and what it must be.
 *
 * @param expected what would have been right, in words, Chinese first
 * @param secret never shown
 */
record Constraint<T>(
    ConfigOption<T> option,
    Function<String, T> parse,
    Predicate<T> holds,
    String expected,
    boolean secret) {

  /** Any text. */
  static Constraint<String> text(ConfigOption<String> option) {
    return new Constraint<>(option, Function.identity(), value -> true, "文本 / text", false);
  }

  /** A text that must not get into logs. */
  static Constraint<String> secret(ConfigOption<String> option, int characters) {
    return new Constraint<>(
        option,
        Function.identity(),
        value -> value.length() >= characters,
        "至少 %1$d 个字符 / %1$d characters or more".formatted(characters),
        true);
  }

  /** A whole number above zero. */
  static Constraint<Integer> count(ConfigOption<Integer> option) {
    return new Constraint<>(
        option, Integer::valueOf, value -> value > 0, "大于零的整数 / a whole number above zero", false);
  }

  /** A whole number, or zero. */
  static Constraint<Integer> countOrZero(ConfigOption<Integer> option) {
    return new Constraint<>(
        option, Integer::valueOf, value -> value >= 0, "整数或零 / a whole number or zero", false);
  }

  /** A duration above zero. */
  static Constraint<Duration> duration(ConfigOption<Duration> option) {
    return new Constraint<>(
        option,
        Constraint::parseDuration,
        value -> value.compareTo(Duration.ZERO) > 0,
        "大于零的时长，如 PT1S 或 1 s / a duration above zero, such as PT1S or 1 s",
        false);
  }

  /** A duration, or zero. */
  static Constraint<Duration> durationOrZero(ConfigOption<Duration> option) {
    return new Constraint<>(
        option,
        Constraint::parseDuration,
        value -> !value.isNegative(),
        "时长，如 PT1S、1 s 或 PT0S / a duration such as PT1S, 1 s or PT0S",
        false);
  }

  /** As in ISO 8601, else as Flink writes it. */
  private static Duration parseDuration(String text) {
    return text.toUpperCase(Locale.ROOT).startsWith("P")
        ? Duration.parse(text)
        : TimeUtils.parseDuration(text);
  }

  /**
   * @throws IllegalArgumentException with key, value and what was expected
   */
  T read(String text) {
    try {
      T value = parse.apply(text);
      if (holds.test(value)) {
        return value;
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw malformed(text, e);
    }
    throw malformed(text, null);
  }

  private IllegalArgumentException malformed(String text, RuntimeException cause) {
    String value = secret ? "(不显示 / not shown)" : text;
    return new IllegalArgumentException(
        "配置项 / key %s: 值 / value %s，应为 / expected %s".formatted(option.key(), value, expected),
        cause);
  }
}
