package cn.jianguan.jobs.load.table;

/**
 * Which of two rows of one key is the later. Offsets of two partitions have no common order, and a
 * key moves to another one when its topic grows, so log time comes first; within one millisecond
 * the higher offset holds, which for rows of one partition is their order.
 *
 * @param logTime record timestamp, epoch ms
 */
record LogVersion(long logTime, long offset) {
  /** Above every log time. */
  private static final long LAST = 1L << 62;

  static LogVersion of(LogRow<?> row) {
    return new LogVersion(Math.max(0, row.at().logTime()), row.offset());
  }

  /** Later than all rows but those of the same kind. */
  static LogVersion last(LogRow<?> row) {
    return new LogVersion(LAST + Math.max(0, row.at().logTime()), row.offset());
  }

  /** As one unsigned number of 128 bits, the lower half first. */
  void write(RowBinary out) {
    out.int64(offset);
    out.int64(logTime);
  }
}
