package cn.jianguan.command.status;

import cn.jianguan.command.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that does not go on.
 *
 * @param kind which of the judgements it is
 * @param what stands
 * @param since when; empty if nobody knows
 * @param remedy what to do
 */
public record Standstill(Kind kind, Said what, Optional<Instant> since, Said remedy) {
  /** In the order of cause and effect: the first is worth mending first. */
  public enum Kind {
    SILENT,
    TOPIC,
    JOB,
    CHECKPOINT,
    HEARTBEAT,
    UNREAD,
    CLOCK,
    CLICKHOUSE,
    MODEL
  }

  /** The one line for people, at this moment. */
  public String line() {
    return line(Instant.now());
  }

  String line(Instant now) {
    String when =
        since
            .map(
                it ->
                    "自 / since %s (%d s)"
                        .formatted(
                            it.truncatedTo(ChronoUnit.SECONDS),
                            Duration.between(it, now).toSeconds()))
            .orElse("始于何时未知 / since when is unknown");
    return "停滞 / standstill: %s；%s；处理 / do: %s".formatted(what, when, remedy);
  }

  /** The line of one that is not the first. */
  String lineBehind() {
    return "另 / also: " + what;
  }
}
