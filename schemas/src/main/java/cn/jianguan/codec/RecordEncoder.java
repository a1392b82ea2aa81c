package cn.jianguan.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;

/**
 * Writes values of one schema. Avro's own writer asks at every field of every record what the
 * schema says and how its value is converted; here that is asked once, when the encoder is made.
 * The bytes are the same. Not thread-safe, for the sake of what unions remember.
 */
@FunctionalInterface
interface RecordEncoder {
  /**
   * @throws RuntimeException if the value is not of the schema, or null where it must not be
   */
  void write(Object value, Encoder out) throws IOException;

  /** The encoder of a generated record's schema. */
  static RecordEncoder of(Schema schema) {
    return of(schema, new HashMap<>());
  }

  private static RecordEncoder of(Schema schema, Map<String, RecordEncoder> records) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, records);
      case UNION -> union(schema, records);
      case ARRAY -> array(of(schema.getElementType(), records));
      case MAP -> map(of(schema.getValueType(), records));
      case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) value).ordinal());
      case STRING -> (value, out) -> out.writeString(value.toString());
      case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) value);
      case INT -> whole(schema);
      case LONG -> longer(schema);
      case FLOAT -> (value, out) -> out.writeFloat((Float) value);
      case DOUBLE -> (value, out) -> out.writeDouble((Double) value);
      case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
      case NULL -> (value, out) -> out.writeNull();
      case FIXED -> throw unknown(schema);
    };
  }

  /** A record that holds itself finds the encoder that is being made. */
  private static RecordEncoder record(Schema schema, Map<String, RecordEncoder> records) {
    RecordEncoder known = records.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    List<RecordEncoder> encoders = new ArrayList<>();
    RecordEncoder made =
        (value, out) -> {
          IndexedRecord record = (IndexedRecord) value;
          for (int i = 0; i < encoders.size(); i++) {
            encoders.get(i).write(record.get(i), out);
          }
        };
    records.put(schema.getFullName(), made);
    schema.getFields().forEach(field -> encoders.add(of(field.schema(), records)));
    return made;
  }

  /** Which branch a value takes follows from its class. */
  private static RecordEncoder union(Schema schema, Map<String, RecordEncoder> records) {
    List<RecordEncoder> branches =
        schema.getTypes().stream().map(branch -> of(branch, records)).toList();
    Map<Class<?>, Integer> known = new HashMap<>();
    return (value, out) -> {
      Integer branch = value == null ? schema.getIndexNamed("null") : known.get(value.getClass());
      if (branch == null) {
        branch = ThreadLocalCodec.DATA.resolveUnion(schema, value);
        known.put(value.getClass(), branch);
      }
      out.writeIndex(branch);
      branches.get(branch).write(value, out);
    };
  }

  private static RecordEncoder array(RecordEncoder element) {
    return (value, out) -> {
      Collection<?> items = (Collection<?>) value;
      out.writeArrayStart();
      out.setItemCount(items.size());
      for (Object item : items) {
        out.startItem();
        element.write(item, out);
      }
      out.writeArrayEnd();
    };
  }

  private static RecordEncoder map(RecordEncoder element) {
    return (value, out) -> {
      Map<?, ?> entries = (Map<?, ?>) value;
      out.writeMapStart();
      out.setItemCount(entries.size());
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        out.startItem();
        out.writeString(entry.getKey().toString());
        element.write(entry.getValue(), out);
      }
      out.writeMapEnd();
    };
  }

  private static RecordEncoder whole(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical == null) {
      return (value, out) -> out.writeInt((Integer) value);
    } else if (logical instanceof LogicalTypes.Date) {
      return (value, out) -> out.writeInt(Math.toIntExact(((LocalDate) value).toEpochDay()));
    }
    throw unknown(schema);
  }

  private static RecordEncoder longer(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    if (logical == null) {
      return (value, out) -> out.writeLong((Long) value);
    } else if (logical instanceof LogicalTypes.TimestampMillis) {
      return (value, out) -> out.writeLong(((Instant) value).toEpochMilli());
    }
    throw unknown(schema);
  }

  private static IllegalArgumentException unknown(Schema schema) {
    return new IllegalArgumentException("no encoder for " + schema);
  }
}
