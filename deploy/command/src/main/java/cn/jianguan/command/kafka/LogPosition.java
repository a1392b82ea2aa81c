package cn.jianguan.command.kafka;

import cn.jianguan.log.Topic;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** A place in the log, written "acts-0-42". */
public record LogPosition(Topic topic, TopicPartition partition, long offset) {
  private static final Pattern FORM = Pattern.compile("([a-z-]+)-(\\d{1,9})-(\\d{1,18})");

  /** The place that is written so; empty if it is none. */
  public static Optional<LogPosition> find(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Arrays.stream(Topic.values())
            .filter(topic -> topic.kafkaName().equals(form.group(1)))
            .findAny()
            .map(topic -> of(topic, form))
        : Optional.empty();
  }

  private static LogPosition of(Topic topic, Matcher form) {
    return new LogPosition(
        topic,
        new TopicPartition(topic.kafkaName(), Integer.parseInt(form.group(2))),
        Long.parseLong(form.group(3)));
  }

  @Override
  public String toString() {
    return partition.toString() + '-' + offset;
  }
}
