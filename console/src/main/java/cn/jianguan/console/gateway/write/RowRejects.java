package cn.jianguan.console.gateway.write;

import cn.jianguan.codec.StableId;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Makes the record of a refused row. Its id comes from source, place and field: alike in a re-run.
 */
public final class RowRejects {
  private static final int LONGEST_ORIGINAL = 64 * 1024;

  private final String cdSource;
  private final byte[] header = RecordLayout.header(RejectRecord.getClassSchema());
  private final SpecificDatumWriter<RejectRecord> writer =
      new SpecificDatumWriter<>(RejectRecord.class);

  public RowRejects(String cdSource) {
    this.cdSource = cdSource;
  }

  public TimedRecord of(RowRefusedException refusal, SourceRow row, String kind, long logTime) {
    byte[] original = row.original();
    byte[] kept =
        original.length <= LONGEST_ORIGINAL ? original : Arrays.copyOf(original, LONGEST_ORIGINAL);
    String id = StableId.of(cdSource, row.origin(), refusal.field());
    RejectRecord reject =
        RejectRecord.newBuilder()
            .setRejectId(id)
            .setReason(refusal.reason())
            .setField(refusal.field())
            .setValue(refusal.value())
            .setExpected(refusal.expected())
            .setStation("gateway")
            .setCdSource(cdSource)
            .setKind(kind)
            .setPosition(row.origin())
            .setLogTime(Instant.ofEpochMilli(logTime))
            .setOriginal(ByteBuffer.wrap(kept))
            .setOriginalLength(original.length)
            .build();
    return new TimedRecord(
        Topic.REJECTS, id.getBytes(StandardCharsets.UTF_8), logTime, encode(reject));
  }

  private byte[] encode(RejectRecord reject) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.writeBytes(header);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer.write(reject, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }
}
