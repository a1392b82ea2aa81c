package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.row.SourceRow;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * One record while it is being written: the row, what was already decided, and the bytes so far.
 */
public final class RecordBuffer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
  private SourceRow row;
  private long known;
  private String cdId = "";
  private String batch = "";
  private String recordIdentity = "";
  private int originFrom;
  private int originTo;

  public RecordBuffer begin(SourceRow newRow, long knownAt) {
    bytes.reset();
    row = newRow;
    known = knownAt;
    return this;
  }

  public void identity(String newCdId, String newRecordIdentity, String newBatch) {
    cdId = newCdId;
    recordIdentity = newRecordIdentity;
    batch = newBatch;
  }

  public SourceRow row() {
    return row;
  }

  /** When the row became known, epoch ms UTC; the log time of its record. */
  public long known() {
    return known;
  }

  public String cdId() {
    return cdId;
  }

  public String batch() {
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

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Hash of the content whatever file and line it came from, to order records of one moment. */
  public static long contentHash(byte[] record, int originFrom, int originTo) {
    CRC32C hash = new CRC32C();
    hash.update(record, 0, originFrom);
    hash.update(record, originTo, record.length - originTo);
    return hash.getValue();
  }

  public long contentHash(byte[] record) {
    return contentHash(record, originFrom, originTo);
  }
}
