package cn.jianguan.console.gateway.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records of one row: all of them go on, or none. */
public final class RowRecords {
  private final List<TimedRecord> records = new ArrayList<>();
  private final List<Long> contentHashes = new ArrayList<>();

  public void clear() {
    records.clear();
    contentHashes.clear();
  }

  public void add(TimedRecord record, long contentHash) {
    records.add(record);
    contentHashes.add(contentHash);
  }

  public int size() {
    return records.size();
  }

  public void to(RecordConsumer consumer) throws IOException {
    for (int i = 0; i < records.size(); i++) {
      consumer.accept(records.get(i), contentHashes.get(i));
    }
  }
}
