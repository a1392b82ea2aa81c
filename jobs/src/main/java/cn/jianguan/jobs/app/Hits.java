package cn.jianguan.jobs.app;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import java.util.Arrays;

/** Hits on their way to casework, in the same form as the commands they meet there. */
final class Hits {
  /** No topic is named so: what carries it was made inside the job. */
  private static final String INSIDE = "";

  private Hits() {}

  static LogRecord of(OutputRecord hit) {
    byte[] bytes = hit.bytes();
    return new LogRecord(INSIDE, 0, 0, hit.logTime(), hit.key(), bytes, bytes.length, null, "");
  }

  static boolean isHit(LogRecord record) {
    return record.topic().equals(INSIDE);
  }

  /**
   * At one moment hits come before commands, since a person can only answer what is there. Hits of
   * one alert's subject come from one subject's evaluation and keep its order.
   */
  static int beforeCommands(LogRecord one, LogRecord other) {
    if (isHit(one) || isHit(other)) {
      return Boolean.compare(isHit(other), isHit(one));
    }
    return Arrays.compareUnsigned(one.bytes(), other.bytes());
  }
}
