package cn.jianguan.jobs.intake;

import cn.jianguan.record.ActKind;

/**
 * Rows of one source and kind that became known on one day, counted for the quality of reporting.
 *
 * @param day epoch day of log time in Asia/Shanghai
 * @param late of these, known more than five working days after they occurred
 */
public record RowCount(
    String cdSource, ActKind kind, long day, long rows, long late, long invalid, long duplicates) {

  /** Source and kind as one key. */
  public String table() {
    return cdSource + '|' + kind;
  }

  /** Compact binary form, led by a version byte. */
  public byte[] encode() {
    return RowCountStateField.PART.encode(this);
  }

  /** Reads {@link #encode}'s form of this or an earlier version. */
  public static RowCount decode(byte[] bytes) {
    return RowCountStateField.PART.decode(bytes);
  }

  RowCount plus(RowCount other) {
    return new RowCount(
        cdSource,
        kind,
        day,
        rows + other.rows,
        late + other.late,
        invalid + other.invalid,
        duplicates + other.duplicates);
  }
}
