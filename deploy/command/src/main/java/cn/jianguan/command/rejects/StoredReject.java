package cn.jianguan.command.rejects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A reject as ClickHouse shows it to who may not see what was sent.
 *
 * @param expected what was expected there; the other faults of the record follow in it
 * @param position where in the log, "acts-0-42", or "file:line"
 * @param origin "file:line" in the source's file, where it is known
 * @param handled who, when and why; empty: nobody did
 */
record StoredReject(
    String id,
    String time,
    String reason,
    String field,
    String value,
    String expected,
    String station,
    String source,
    String kind,
    String position,
    String origin,
    String state,
    String handled) {
  static final String COLUMNS =
      "reject_id, toString(log_time), reason, field, value, expected, station, cd_source, kind,"
          + " position, origin, state, if(handled_by = '', '', concat(handled_by, ', ',"
          + " toString(assumeNotNull(handled_at)), ': ', handled_why))";

  private static final String NEXT_FAULT = " (?=\\[[^\\]]*\\] [A-Z_]+「)";

  static StoredReject of(ResultSet row) throws SQLException {
    return new StoredReject(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13));
  }

  boolean isOpen() {
    return state.equals("OPEN");
  }

  /** Where its sender finds it. */
  String place() {
    return origin.isEmpty() ? position : origin;
  }

  /** What is wrong with it, one line each, for people. */
  List<String> faults() {
    String first = "[%s] %s「%s」 %s".formatted(field, reason, value, expected);
    return List.of(first.split(NEXT_FAULT));
  }

  String line() {
    return "%s  %s  %-8s %s %s「%s」  %s  %s %s %s"
        .formatted(id, time, state, reason, field, value, place(), station, source, kind);
  }
}
