package cn.jianguan.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one thread needs to read and write: buffers, one writer per schema, one reader per pair of
 * schemas. Schemas are told apart by instance, as Avro's own caches do, so they must be interned.
 */
final class ThreadLocalCodec {
  static final SpecificData DATA = data();

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
  private final BoundedDecoder decoder = new BoundedDecoder();
  private final Map<Schema, Writer> writers = new IdentityHashMap<>();
  private final Map<Schema, Map<Schema, DatumReader<?>>> readers = new IdentityHashMap<>();
  private BinaryEncoder encoder;

  byte[] encode(SpecificRecord message) {
    Writer writer = writers.computeIfAbsent(message.getSchema(), Writer::of);
    buffer.reset();
    buffer.writeBytes(writer.header());
    try {
      BinaryEncoder reused = EncoderFactory.get().binaryEncoder(buffer, encoder);
      encoder = null; // one that fails half way keeps what it wrote, for the next message
      writer.encoder().write(message, reused);
      reused.flush();
      encoder = reused;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer in memory has no such trouble
    }
    return buffer.toByteArray();
  }

  <T> T readWhole(Message message, Schema written, Schema wanted) throws UnreadableException {
    T value = readStart(message, written, wanted);
    if (decoder.remaining() > 0) {
      throw Message.unreadable(
          "正文之后不应再有字节,多出 %1$d / no bytes after the content, got %1$d more"
              .formatted(decoder.remaining()));
    }
    return value;
  }

  <T> T readStart(Message message, Schema written, Schema wanted) throws UnreadableException {
    decoder.reset(message.bytes(), message.start());
    try {
      DatumReader<T> reader = reader(written, wanted);
      return reader.read(null, decoder);
    } catch (IOException | RuntimeException e) {
      // Every index, length, ordinal and cast in here is chosen by the sender's bytes, so any of
      // Avro's or the JDK's complaints means one thing: these bytes are not such a record.
      throw Message.unreadable(
          "正文应符合 %1$s 的模式 / content that fits the schema of %1$s (%2$s)"
              .formatted(written.getName(), complaint(e)));
    }
  }

  @SuppressWarnings("unchecked")
  private <T> DatumReader<T> reader(Schema written, Schema wanted) throws IOException {
    Map<Schema, DatumReader<?>> byReader =
        readers.computeIfAbsent(written, schema -> new IdentityHashMap<>());
    DatumReader<?> reader = byReader.get(wanted);
    if (reader == null) {
      reader = new FastReaderBuilder(DATA).createDatumReader(written, wanted);
      byReader.put(wanted, reader);
    }
    return (DatumReader<T>) reader;
  }

  private static String complaint(Exception e) {
    String text = String.valueOf(e.getMessage());
    return text.length() <= 120 ? text : text.substring(0, 120);
  }

  private static SpecificData data() {
    SpecificData data = new SpecificData(ThreadLocalCodec.class.getClassLoader());
    data.addLogicalTypeConversion(new TimeConversions.DateConversion());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    return data;
  }

  /** What begins every message of one kind of record, and what writes its content. */
  private record Writer(byte[] header, RecordEncoder encoder) {
    static Writer of(Schema schema) {
      return new Writer(
          Message.header(SchemaNormalization.parsingFingerprint64(schema)),
          RecordEncoder.of(schema));
    }
  }
}
