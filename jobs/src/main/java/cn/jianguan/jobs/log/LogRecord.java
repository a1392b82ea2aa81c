package cn.jianguan.jobs.log;

import cn.jianguan.log.Original;
import cn.jianguan.record.RejectReason;

/**
 * A record as it lay in the log, not decoded: at most its identity has been looked at.
 *
 * @param logTime record timestamp, epoch ms
 * @param key act or reference id; for what cannot be read, the position; empty where nobody looked
 * @param bytes the sender's own bytes, cut where {@code length} is more
 * @param length bytes the sender wrote
 * @param flaw why it cannot be read, or null
 * @param expected what was expected instead; empty without flaw
 */
public record LogRecord(
    String topic,
    int partition,
    long offset,
    long logTime,
    String key,
    byte[] bytes,
    int length,
    RejectReason flaw,
    String expected) {
  private static final byte[] NOTHING = {};
  private static final String PASSED =
      "操作人员已跳过，见 / an operator let the job pass it, see: deploy/jianguan status";

  /**
   * A record that nobody has looked at.
   *
   * @param value null for a tombstone, which no topic of the log has: it cannot be read
   */
  public static LogRecord unopened(
      String topic, int partition, long offset, long logTime, byte[] value) {
    return value == null
        ? new LogRecord(
            topic,
            partition,
            offset,
            logTime,
            "",
            NOTHING,
            0,
            RejectReason.UNREADABLE_BYTES,
            "null")
        : new LogRecord(topic, partition, offset, logTime, "", value, value.length, null, "");
  }

  /** The same record, which the job is to pass: it is answered as one that cannot be read. */
  public LogRecord passed() {
    return new LogRecord(
        topic,
        partition,
        offset,
        logTime,
        position(),
        Original.cut(bytes),
        length,
        RejectReason.SKIPPED,
        PASSED);
  }

  /** The same record under another key. */
  public LogRecord withKey(String other) {
    return new LogRecord(topic, partition, offset, logTime, other, bytes, length, flaw, expected);
  }

  /** Where it lay, "acts-0-42". */
  public String position() {
    return topic + '-' + partition + '-' + offset;
  }

  /** As it is shown to its sender where it is refused. */
  public Original original() {
    return new Original(position(), logTime, bytes, length);
  }

  /** Its place and time without what it says: moves the clock and nothing else. */
  public LogRecord asHeartbeat() {
    return new LogRecord(topic, partition, offset, logTime, "", NOTHING, 0, null, "");
  }

  /** Whether this is only the heartbeat of a partition; one that nobody looked at does not tell. */
  public boolean isHeartbeat() {
    return length == 0 && flaw == null;
  }
}
