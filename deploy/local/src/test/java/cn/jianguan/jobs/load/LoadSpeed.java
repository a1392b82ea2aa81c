package cn.jianguan.jobs.load;

import cn.jianguan.jobs.config.LoadJobOptions;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rows per second from closed records to stored rows; run by hand. */
final class LoadSpeed {
  private LoadSpeed() {}

  private static LogRecord later(LogRecord record, long offsets) {
    return LogRecord.unopened(
        record.topic(),
        record.partition(),
        record.offset() + offsets,
        record.logTime(),
        record.bytes());
  }

  public static void main(String[] args) throws Exception {
    ActScript script = new ActScript(9, 200_000, 150_000);
    Path folder = Files.createTempDirectory("load-speed");
    try (ClickHouseNode node = ClickHouseNode.start(folder);
        ClickHouseDatabase database = ClickHouseDatabase.create(node, "speed")) {
      for (int round = 1; round <= 3; round++) {
        long start = System.nanoTime();
        try (LoadWriter writer = database.writer(LoadJobOptions.CHUNK.defaultValue())) {
          for (LogRecord record : script.records) {
            // Other offsets, other tokens: every round stores its rows.
            writer.write(later(record, round * 10_000_000L), null);
          }
          writer.flush(true);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "round %d: %,d rows in %.1f s, %,.0f/s%n",
            round, script.records.size(), seconds, script.records.size() / seconds);
      }
    }
  }
}
