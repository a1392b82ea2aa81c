package cn.jianguan.console.gateway.gather;

import cn.jianguan.console.gateway.sort.RunWriter;
import cn.jianguan.console.gateway.write.GatherRole;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SupervisionAct;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * A row that waits for the others of its act, with the answer it gets where they do not come.
 *
 * @param act as the row alone tells it; known at its log time
 * @param reject what becomes of the row where it is gathered into no act
 */
record GatheredRow(GatherRole role, TimedRecord act, TimedRecord reject) {
  private static final int ROLE = 56;

  /**
   * Rows of one act follow each other: those that lead first; later knowledge before earlier; of
   * one moment the later row of a file first, as it holds there.
   */
  static final Comparator<RunWriter.Sorted> ORDER = GatheredRow::compare;

  private static int compare(RunWriter.Sorted one, RunWriter.Sorted other) {
    TimedRecord a = one.record();
    TimedRecord b = other.record();
    int order = java.util.Arrays.compareUnsigned(a.key(), b.key());
    order = order != 0 ? order : Integer.compare(role(one), role(other));
    order = order != 0 ? order : Long.compare(b.logTime(), a.logTime());
    return order != 0 ? order : Long.compare(other.contentHash(), one.contentHash());
  }

  private static int role(RunWriter.Sorted waiting) {
    return (int) (waiting.contentHash() >>> ROLE);
  }

  /**
   * @param number of the row in the order in which rows are read
   */
  RunWriter.Sorted waiting(long number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(act.bytes(), out);
      write(reject.key(), out);
      write(reject.bytes(), out);
      out.writeLong(reject.logTime());
    }
    TimedRecord record = new TimedRecord(Topic.ACTS, act.key(), act.logTime(), bytes.toByteArray());
    return new RunWriter.Sorted(record, ((long) role.ordinal() << ROLE) + number);
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static GatheredRow of(RunWriter.Sorted waiting) throws IOException {
    TimedRecord record = waiting.record();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record.bytes()))) {
      byte[] act = in.readNBytes(in.readInt());
      byte[] key = in.readNBytes(in.readInt());
      byte[] reject = in.readNBytes(in.readInt());
      return new GatheredRow(
          GatherRole.values()[role(waiting)],
          new TimedRecord(Topic.ACTS, record.key(), record.logTime(), act),
          new TimedRecord(Topic.REJECTS, key, in.readLong(), reject));
    }
  }

  Gathering.LeftOver leftOver() throws IOException {
    return new Gathering.LeftOver(reject, act, decoded().getEnvelope().getOrigin());
  }

  SupervisionAct decoded() throws IOException {
    return SupervisionAct.fromByteBuffer(ByteBuffer.wrap(act.bytes()));
  }
}
