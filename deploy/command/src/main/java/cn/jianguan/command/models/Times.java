package cn.jianguan.command.models;

import cn.jianguan.command.UserTime;
import java.time.Instant;
import picocli.CommandLine.Option;

/** From when, and until when, something holds by the clock of the log. */
final class Times {
  @Option(
      names = "--from",
      converter = UserTime.class,
      description = "生效时间，缺省为到达日志之时 / holds from; otherwise from its arrival in the log")
  private Instant from;

  @Option(
      names = "--to",
      converter = UserTime.class,
      description = "失效时间 / holds until; otherwise still")
  private Instant to;

  /** The epoch where nothing was said: a version holds from its arrival at the earliest. */
  Instant from() {
    return from == null ? Instant.EPOCH : from;
  }

  /** Null where nothing was said. */
  Instant to() {
    return to;
  }
}
