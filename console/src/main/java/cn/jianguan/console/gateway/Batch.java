package cn.jianguan.console.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records of one row: all of them go on, or none. */
final class Batch {
  private final List<TimedRecord> records = new ArrayList<>();
  private final List<Long> ties = new ArrayList<>();

  void clear() {
    records.clear();
    ties.clear();
  }

  void add(TimedRecord record, long tie) {
    records.add(record);
    ties.add(tie);
  }

  int size() {
    return records.size();
  }

  void to(Sink sink) throws IOException {
    for (int i = 0; i < records.size(); i++) {
      sink.accept(records.get(i), ties.get(i));
    }
  }
}
