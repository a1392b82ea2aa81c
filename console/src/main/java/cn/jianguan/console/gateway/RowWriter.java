package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.gather.Gathering;
import cn.jianguan.console.gateway.mapping.RowTimestamp;
import cn.jianguan.console.gateway.mapping.SourceFacts;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.console.gateway.write.ActWriter;
import cn.jianguan.console.gateway.write.GatherRole;
import cn.jianguan.console.gateway.write.RecordBuffer;
import cn.jianguan.console.gateway.write.RecordConsumer;
import cn.jianguan.console.gateway.write.RowFaults;
import cn.jianguan.console.gateway.write.RowRecords;
import cn.jianguan.console.gateway.write.RowRejects;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.record.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Makes of each row either all its acts or one reject. */
final class RowWriter implements AutoCloseable {
  private final SourceFacts source;
  private final RecordConsumer consumer;
  private final RowRejects rejects;
  private final RowRecords records = new RowRecords();
  private Gathering gathering;

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
      make(acts, row);
      String kind = acts.get(0).kind();
      count.accepted(records.to(consumer, (role, act) -> await(role, act, kind, row)));
    } catch (RowRefusedException refusal) {
      refuse(acts.get(0).kind(), row, refusal, known(acts.get(0), row), count);
    }
  }

  /** All acts of a row, or all that is wrong with it. */
  private void make(List<ActWriter> acts, SourceRow row) throws RowRefusedException {
    RowFaults faults = new RowFaults();
    for (ActWriter act : acts) {
      if (act.applies(row)) {
        act.write(row, records, faults);
      }
    }
    faults.refuse();
    if (records.size() == 0) {
      throw new RowRefusedException(
          RejectReason.MAPPING, "", "", "映射所述的行 / a row that an act applies to");
    }
  }

  private void await(GatherRole role, TimedRecord act, String kind, SourceRow row)
      throws IOException {
    if (gathering == null) {
      gathering = new Gathering();
    }
    long known = act.logTime() > 0 ? act.logTime() : edition();
    gathering.add(role, act, rejects.of(alone(act), row, kind, known));
  }

  private static RowRefusedException alone(TimedRecord act) {
    return new RowRefusedException(
        RejectReason.MAPPING,
        "gather",
        new String(act.key(), StandardCharsets.UTF_8),
        "同一批文件中该行为的主记录；一个行为至多 %1$d 行 / a row of the same delivery that tells the act; at most %1$d rows of one act"
            .formatted(Gathering.MOST_ROWS));
  }

  /**
   * Tells the acts of all rows that were to be gathered.
   *
   * @param counts by name of the file
   */
  void gathered(Map<String, FileCount> counts) throws IOException {
    if (gathering != null) {
      gathering.tell(
          (record, contentHash, origin) -> {
            counts.get(file(origin)).gathered();
            consumer.accept(record, contentHash);
          },
          reject -> {
            counts.get(file(reject.origin())).leftOver(alone(reject.act()), reject.origin());
            TimedRecord record = reject.record();
            consumer.accept(record, RecordBuffer.contentHash(record.bytes(), 0, 0));
          });
    }
  }

  private static String file(String origin) {
    return origin.substring(0, origin.lastIndexOf(':'));
  }

  @Override
  public void close() throws IOException {
    if (gathering != null) {
      gathering.close();
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
