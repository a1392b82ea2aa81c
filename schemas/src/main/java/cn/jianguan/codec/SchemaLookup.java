package cn.jianguan.codec;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Where the schema comes from with which a message was written. Implementations are thread-safe and
 * return the same instance for the same name every time: readers are kept per instance.
 */
public interface SchemaLookup {
  /** Schema of single-object encoding, by its CRC-64-AVRO fingerprint; empty when never seen. */
  Optional<Schema> byFingerprint(long fingerprint);

  /**
   * Schema of the registry wire format (a zero byte and a four-byte id), for departments that have
   * a registry. Empty unless an implementation knows one.
   */
  default Optional<Schema> byRegistryId(int id) {
    return Optional.empty();
  }
}
