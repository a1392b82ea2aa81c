package cn.jianguan.codec;

import cn.jianguan.record.Envelope;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.SupervisionAct;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records to bytes and back, in Avro's single-object encoding: C3 01, the CRC-64-AVRO fingerprint
 * of the writer's schema as eight little-endian bytes, the content. Reading resolves any schema
 * that was ever written to the current one.
 *
 * <p>Thread-safe; readers and writers are kept per thread. Guarantee: whatever bytes come in, the
 * methods that read return a record or throw {@link UnreadableException}, nothing else, and
 * allocate no more than a small multiple of the message's length.
 */
public final class Codec {
  /** Longest message that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** Longest message that a sender may hand in, so that what we wrap around it still fits. */
  public static final int MAX_INPUT_BYTES = MAX_BYTES / 2;

  private static final Set<String> WITH_ENVELOPE =
      Set.of(
          SupervisionAct.getClassSchema().getFullName(),
          ReferenceRecord.getClassSchema().getFullName());
  private static final long HEARTBEAT =
      SchemaNormalization.parsingFingerprint64(Heartbeat.getClassSchema());

  private final SchemaLookup lookup;
  private final int maxBytes;
  private final ThreadLocal<ThreadLocalCodec> local =
      ThreadLocal.withInitial(ThreadLocalCodec::new);

  /** Reads what {@code lookup} knows, up to {@code maxBytes} per message. */
  public Codec(SchemaLookup lookup, int maxBytes) {
    TrustedRecords.trust();
    this.lookup = lookup;
    this.maxBytes = maxBytes;
  }

  /** What is left in a buffer, which stays as it is. */
  public static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** The codec of all topics: shipped schemas, {@link #MAX_BYTES}. */
  public static Codec standard() {
    return Standard.CODEC;
  }

  /**
   * The record as a message.
   *
   * @throws RuntimeException of Avro where a field that must have a value has none: a mistake of
   *     the caller, not of the data
   */
  public byte[] encode(SpecificRecord message) {
    return local.get().encode(message);
  }

  /** The message as a record of the current schema. */
  public <T extends SpecificRecord> T decode(byte[] message, Class<T> type)
      throws UnreadableException {
    Message opened = Message.open(message, lookup, maxBytes);
    Schema reader = schemaOf(type);
    if (!opened.writer().getFullName().equals(reader.getFullName())) {
      throw Message.unreadable(
          "应为 %1$s,收到 %2$s / %1$s, got %2$s"
              .formatted(reader.getName(), opened.writer().getName()));
    }
    return local.get().readWhole(opened, opened.writer(), reader);
  }

  /**
   * Only the envelope, the first field, of a supervision act or a reference record; what follows it
   * is not looked at and may still turn out unreadable. This is the entrance for what strangers
   * send, so it refuses more than half of what {@link #decode} reads.
   */
  public Envelope peekEnvelope(byte[] message) throws UnreadableException {
    Message opened = Message.open(message, lookup, maxBytes / 2);
    if (!WITH_ENVELOPE.contains(opened.writer().getFullName())) {
      throw Message.unreadable(
          "应为带数据信封的记录,收到 %1$s / a record with an envelope, got %1$s"
              .formatted(opened.writer().getName()));
    }
    Schema first = opened.writer().getFields().get(0).schema();
    return local.get().readStart(opened, first, Envelope.getClassSchema());
  }

  /** Full name of the record a message holds; looks at the header only. */
  public String recordName(byte[] message) throws UnreadableException {
    return Message.open(message, lookup, maxBytes).writer().getFullName();
  }

  /** What stands before the content of a message that is written with a schema. */
  public static byte[] header(Schema schema) {
    return Message.header(SchemaNormalization.parsingFingerprint64(schema));
  }

  /**
   * Where the content of a message starts.
   *
   * @param header of the only schema that is asked for
   * @return -1 if the message was written with another one, or in another way
   */
  public static int contentStart(byte[] message, byte[] header) {
    boolean isSo = Arrays.mismatch(message, header) == header.length;
    return isSo ? header.length : -1;
  }

  /** Whether the message is a heartbeat, which every topic may carry; looks at the header only. */
  public boolean isHeartbeat(byte[] message) {
    if (message == null || !Message.isSingleObject(message)) {
      return false;
    }
    long fingerprint = Message.fingerprint(message);
    return fingerprint == HEARTBEAT
        || lookup
            .byFingerprint(fingerprint)
            .filter(schema -> schema.getFullName().equals(Heartbeat.getClassSchema().getFullName()))
            .isPresent();
  }

  private static Schema schemaOf(Class<?> type) {
    return SpecificData.get().getSchema(type);
  }

  private static final class Standard {
    static final Codec CODEC = new Codec(SchemaStore.shipped(), MAX_BYTES);
  }
}
