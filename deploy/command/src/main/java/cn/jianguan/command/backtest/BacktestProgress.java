package cn.jianguan.command.backtest;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * How far a backtest is.
 *
 * @param runId names the run; empty before it has begun to read
 * @param words what it is at, for people
 * @param read entries of the act-log read so far
 * @param entries how many there are to read; 0: not known yet
 * @param reached log time that its clock has reached; null: it has not begun to move
 */
public record BacktestProgress(
    String runId,
    String words,
    long read,
    long entries,
    @JsonSerialize(using = ToStringSerializer.class) Instant reached) {

  /** Before or after reading. */
  static BacktestProgress at(String runId, String words) {
    return new BacktestProgress(runId, words, 0, 0, null);
  }

  /** While reading. */
  static BacktestProgress reading(String runId, long read, long entries, Instant reached) {
    String moment = reached == null ? "" : "，至 / up to " + Range.show(reached.toEpochMilli());
    return new BacktestProgress(
        runId, "已读 / read %,d / %,d%s".formatted(read, entries, moment), read, entries, reached);
  }
}
