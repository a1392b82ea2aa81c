package cn.jianguan.local.clickhouse;

/** What the engine counted while it ran a statement. */
record Result(long resultRows, long readRows, long readBytes, long writtenRows, long writtenBytes) {
  /** Nothing is known yet: the result is being streamed. */
  static final Result EMPTY = new Result(0, 0, 0, 0, 0);

  /** Value of the header {@code X-ClickHouse-Summary}; the drivers read it. */
  String summary(long elapsedNanos) {
    return ("{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\","
            + "\"written_bytes\":\"%d\",\"total_rows_to_read\":\"0\",\"result_rows\":\"%d\","
            + "\"result_bytes\":\"0\",\"elapsed_ns\":\"%d\"}")
        .formatted(
            readRows, readBytes, writtenRows, writtenBytes, resultRows + writtenRows, elapsedNanos);
  }
}
