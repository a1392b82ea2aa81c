package cn.jianguan.codec;

import cn.jianguan.record.RejectReason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;

/** A message taken apart: the schema it was written with, and where its content starts. */
record Message(Schema writer, byte[] bytes, int start) {
  static final byte MAGIC_1 = (byte) 0xC3;
  static final byte MAGIC_2 = 0x01;
  static final int HEADER = 10;
  private static final byte REGISTRY_MAGIC = 0;
  private static final int REGISTRY_HEADER = 5;

  static Message open(byte[] bytes, SchemaLookup lookup, int maxBytes) throws UnreadableException {
    if (bytes == null || bytes.length == 0) {
      throw unreadable("消息不应为空 / a message that is not empty");
    }
    if (bytes.length > maxBytes) {
      throw new UnreadableException(
          RejectReason.TOO_LARGE,
          "消息不应超过 %1$d 字节,收到 %2$d / at most %1$d bytes, got %2$d"
              .formatted(maxBytes, bytes.length));
    }
    if (bytes[0] == REGISTRY_MAGIC && bytes.length >= REGISTRY_HEADER) {
      int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
      return new Message(
          lookup.byRegistryId(id).orElseThrow(() -> unknown("registry id " + id)),
          bytes,
          REGISTRY_HEADER);
    }
    if (!isSingleObject(bytes)) {
      throw unreadable(
          "应为 Avro 单对象编码(C3 01 与 8 字节指纹开头)"
              + " / Avro single-object encoding (C3 01 and an 8-byte fingerprint)");
    }
    long fingerprint = fingerprint(bytes);
    return new Message(
        lookup
            .byFingerprint(fingerprint)
            .orElseThrow(() -> unknown("%016x".formatted(fingerprint))),
        bytes,
        HEADER);
  }

  static boolean isSingleObject(byte[] bytes) {
    return bytes.length >= HEADER && bytes[0] == MAGIC_1 && bytes[1] == MAGIC_2;
  }

  static long fingerprint(byte[] bytes) {
    return ByteBuffer.wrap(bytes, 2, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  static byte[] header(long fingerprint) {
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC_1)
        .put(MAGIC_2)
        .putLong(fingerprint)
        .array();
  }

  static UnreadableException unreadable(String expected) {
    return new UnreadableException(RejectReason.UNREADABLE_BYTES, expected);
  }

  private static UnreadableException unknown(String name) {
    return new UnreadableException(
        RejectReason.UNKNOWN_SCHEMA,
        "应为已登记的模式,收到 %1$s / a schema known here, got %1$s".formatted(name));
  }
}
