package cn.jianguan.console.gateway.write;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.StableId;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Makes the record of a refused row. Its id comes from source, content, field and a number, not
 * from a place: the second of two equal rows of a file is number 2, and so on, so that each has an
 * answer; the same file sent again gives the same rejects, another row in a file of that name is
 * another.
 */
public final class RowRejects {
  private static final Rejects REJECTS = new Rejects(StationName.GATEWAY);

  private static final int MOST_DIFFERENT = 100_000;

  private final String cdSource;
  private final Map<String, Integer> numbers = new HashMap<>();
  private String file = "";
  private final byte[] header = Codec.header(RejectRecord.getClassSchema());
  private final SpecificDatumWriter<RejectRecord> writer =
      new SpecificDatumWriter<>(RejectRecord.class);

  public RowRejects(String cdSource) {
    this.cdSource = cdSource;
  }

  public TimedRecord of(RowRefusedException refusal, SourceRow row, String kind, long logTime) {
    Refusal why = refusal.refusal();
    int number = number(row);
    String id =
        number == 1
            ? StableId.of(cdSource, row.content(), why.field())
            : StableId.of(cdSource, row.content(), why.field(), Integer.toString(number));
    RejectRecord reject = REJECTS.of(id, new Original(row.origin(), logTime, row.original()), why);
    reject.setCdSource(cdSource);
    reject.setKind(kind);
    reject.setOrigin(row.origin());
    reject.setHeader(ByteBuffer.wrap(Original.cut(row.header())));
    return new TimedRecord(
        Topic.REJECTS, id.getBytes(StandardCharsets.UTF_8), logTime, encode(reject));
  }

  /** Which of the equal rows of its file it is, from 1; beyond so many different rows always 1. */
  private int number(SourceRow row) {
    if (!row.file().equals(file)) {
      file = row.file();
      numbers.clear();
    }
    String content = row.content();
    return numbers.size() < MOST_DIFFERENT || numbers.containsKey(content)
        ? numbers.merge(content, 1, Integer::sum)
        : 1;
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
