package cn.jianguan.console.gateway;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * One record while it is being written: the row, what was already decided, and the bytes so far.
 */
final class Draft {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
  private SourceRow row;
  private long known;
  private String cdId = "";
  private String batch = "";
  private String recordIdentity = "";
  private int originFrom;
  private int originTo;

  Draft begin(SourceRow newRow, long knownAt) {
    bytes.reset();
    row = newRow;
    known = knownAt;
    return this;
  }

  void identity(String newCdId, String newRecordIdentity, String newBatch) {
    cdId = newCdId;
    recordIdentity = newRecordIdentity;
    batch = newBatch;
  }

  SourceRow row() {
    return row;
  }

  /** When the row became known, epoch ms UTC; the log time of its record. */
  long known() {
    return known;
  }

  String cdId() {
    return cdId;
  }

  String batch() {
    return batch;
  }

  String recordIdentity() {
    return recordIdentity;
  }

  BinaryEncoder encoder() {
    return encoder;
  }

  void originFrom() {
    originFrom = bytes.size();
  }

  void originTo() {
    originTo = bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Hash of the content whatever file and line it came from, to order records of one moment. */
  static long contentHash(byte[] record, int originFrom, int originTo) {
    CRC32C hash = new CRC32C();
    hash.update(record, 0, originFrom);
    hash.update(record, originTo, record.length - originTo);
    return hash.getValue();
  }

  long contentHash(byte[] record) {
    return contentHash(record, originFrom, originTo);
  }
}
