package cn.jianguan.console.gateway.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records of one row: all of them go on, or none. */
public final class RowRecords {
  private final List<Made> records = new ArrayList<>();

  /**
   * @param role what the record is to the act that it is gathered into, or null
   */
  private record Made(TimedRecord record, long contentHash, GatherRole role) {}

  /** Where records go that wait for others of their act. */
  @FunctionalInterface
  public interface Waiting {
    void add(GatherRole role, TimedRecord act) throws IOException;
  }

  public void clear() {
    records.clear();
  }

  void add(TimedRecord record, long contentHash, GatherRole role) {
    records.add(new Made(record, contentHash, role));
  }

  public int size() {
    return records.size();
  }

  /**
   * @return how many went on at once
   */
  public int to(RecordConsumer consumer, Waiting waiting) throws IOException {
    int gone = 0;
    for (Made made : records) {
      if (made.role() == null) {
        consumer.accept(made.record(), made.contentHash());
        gone++;
      } else {
        waiting.add(made.role(), made.record());
      }
    }
    return gone;
  }
}
