package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.mapping.RowTimestamp;
import cn.jianguan.console.gateway.mapping.SourceFacts;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.console.gateway.write.ActWriter;
import cn.jianguan.console.gateway.write.RecordBuffer;
import cn.jianguan.console.gateway.write.RecordConsumer;
import cn.jianguan.console.gateway.write.RowRecords;
import cn.jianguan.console.gateway.write.RowRejects;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.record.RejectReason;
import java.io.IOException;
import java.util.List;

/** Makes of each row either all its acts or one reject. */
final class RowWriter {
  private final SourceFacts source;
  private final RecordConsumer consumer;
  private final RowRejects rejects;
  private final RowRecords records = new RowRecords();

  RowWriter(SourceFacts source, RecordConsumer consumer) {
    this.source = source;
    this.consumer = consumer;
    this.rejects = new RowRejects(source.cdSource());
  }

  /**
   * Writes one row and counts it.
   *
   * @param problem why the row is refused whatever is in it, or null
   */
  void write(List<ActWriter> acts, SourceRow row, RowRefusedException problem, FileCount count)
      throws IOException {
    records.clear();
    try {
      if (problem != null) {
        throw problem;
      }
      for (ActWriter act : acts) {
        if (act.applies(row)) {
          act.write(row, records);
        }
      }
      if (records.size() == 0) {
        throw new RowRefusedException(
            RejectReason.MAPPING, "", "", "映射所述的行 / a row that an act applies to");
      }
      count.accepted(records.size());
      records.to(consumer);
    } catch (RowRefusedException refusal) {
      refuse(acts.get(0).kind(), row, refusal, known(acts.get(0), row), count);
    }
  }

  /** Refuses a row that no act is made of. */
  void refuse(String kind, SourceRow row, RowRefusedException refusal, FileCount count)
      throws IOException {
    refuse(kind, row, refusal, edition(), count);
  }

  private void refuse(
      String kind, SourceRow row, RowRefusedException refusal, long known, FileCount count)
      throws IOException {
    count.rejected(refusal, row.origin());
    TimedRecord reject = rejects.of(refusal, row, kind, known);
    consumer.accept(reject, RecordBuffer.contentHash(reject.bytes(), 0, 0));
  }

  /** A refused row is dated by what it says itself, else by the edition of the source. */
  private long known(ActWriter act, SourceRow row) {
    long known = row.problem() == null ? act.knownOrNone(row) : RowTimestamp.NONE;
    return known >= 0 ? known : edition();
  }

  private long edition() {
    return source.edition().atStartOfDay(source.zone()).toInstant().toEpochMilli();
  }
}
