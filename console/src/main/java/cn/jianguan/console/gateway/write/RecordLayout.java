package cn.jianguan.console.gateway.write;

import cn.jianguan.codec.Codec;
import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes records of one schema straight into Avro single-object encoding, by schema position:
 * fields that no row changes are encoded once, when the mapping is compiled.
 */
public final class RecordLayout {
  private final MappingScope scope;
  private final FieldEncoders encoders;
  private final List<FieldEncoder> parts = new ArrayList<>();
  private final ByteArrayOutputStream constant = new ByteArrayOutputStream();
  private final boolean partial;

  public RecordLayout(
      Schema schema,
      Map<String, MappingEntry> fields,
      Map<String, FieldEncoder> own,
      MappingScope scope) {
    this(schema, fields, own, scope, false);
  }

  /**
   * @param fields what to write, by dotted path: {@code party.name}, {@code Penalty.fineFen} (a
   *     body's field, by the name of the body)
   * @param what the gateway itself fills in, by dotted path
   * @param partial whether another record says the fields that have to be said
   * @throws MappingException where a path or a type does not fit the schema
   */
  public RecordLayout(
      Schema schema,
      Map<String, MappingEntry> fields,
      Map<String, FieldEncoder> own,
      MappingScope scope,
      boolean partial) {
    this.partial = partial;
    this.scope = scope;
    this.encoders = new FieldEncoders(scope);
    constant.writeBytes(Codec.header(schema));
    record(schema, "", new LinkedHashMap<>(fields), own);
    flush();
  }

  /** Writes the record of a row. */
  public void write(RecordBuffer buffer) throws RowRefusedException {
    RowFaults faults = new RowFaults();
    write(buffer, faults);
    faults.refuse();
  }

  /** Goes on after a fault, so that all of them are told; what is written then is no record. */
  void write(RecordBuffer buffer, RowFaults faults) {
    try {
      for (FieldEncoder part : parts) {
        try {
          part.write(buffer);
        } catch (RowRefusedException refusal) {
          faults.add(refusal);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  private void record(
      Schema schema,
      String prefix,
      Map<String, MappingEntry> fields,
      Map<String, FieldEncoder> own) {
    Map<String, MappingEntry> left = new LinkedHashMap<>(fields);
    for (Schema.Field field : schema.getFields()) {
      String path = prefix + field.name();
      if (own.containsKey(path)) {
        add(own.get(path));
      } else if (field.name().equals("body")) {
        body(field, left);
      } else if (field.schema().getType() == Schema.Type.RECORD) {
        record(field.schema(), path + ".", take(left, path + "."), own);
      } else {
        field(field, left.remove(path), path);
      }
    }
    for (MappingEntry unknown : left.values()) {
      List<String> names = names(schema, prefix);
      String path = unknown.key().replaceFirst("^acts\\[\\d+]\\.fields\\.", "");
      throw unknown.wrong(
          "%s has no such field; did you mean '%s'? write one of %s"
              .formatted(schema.getName(), MappingEntry.nearest(path, names), names));
    }
  }

  private static Map<String, MappingEntry> take(Map<String, MappingEntry> fields, String prefix) {
    Map<String, MappingEntry> taken = new LinkedHashMap<>();
    fields.forEach(
        (path, entry) -> {
          if (path.startsWith(prefix)) {
            taken.put(path, entry);
          }
        });
    fields.keySet().removeAll(taken.keySet());
    return taken;
  }

  private void field(Schema.Field field, MappingEntry entry, String path) {
    if (entry == null) {
      fallback(field, path);
    } else {
      String filledBy = field.getProp("filled");
      if (filledBy != null) {
        throw entry.wrong("is filled by %s whatever is sent; leave it out".formatted(filledBy));
      }
      FieldEncoder encoder = encoder(field, entry);
      add(
          buffer -> {
            try {
              encoder.write(buffer);
            } catch (RowRefusedException refusal) {
              throw refusal.about(path);
            }
          });
    }
  }

  /** A value that is the same for every row is tried at once. */
  private FieldEncoder encoder(Schema.Field field, MappingEntry entry) {
    int before = scope.references();
    FieldEncoder encoder = encoders.encoder(field.schema(), entry);
    if (scope.references() == before) {
      try {
        encoder.write(new RecordBuffer().begin(SourceRow.NONE, 0));
      } catch (RowRefusedException refusal) {
        throw entry.wrong(
            "'%s': %s".formatted(refusal.refusal().value(), refusal.refusal().expected()));
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot fail to be written", e);
      }
    }
    return encoder;
  }

  /** The body is the record whose name the mapped fields begin with. */
  private void body(Schema.Field field, Map<String, MappingEntry> fields) {
    int index = 0;
    boolean written = false;
    for (Schema branch : field.schema().getTypes()) {
      Map<String, MappingEntry> own =
          branch.getType() == Schema.Type.RECORD ? take(fields, branch.getName() + ".") : Map.of();
      if (!own.isEmpty() && written) {
        throw own.values().iterator().next().wrong("a record has one body only");
      }
      if (!own.isEmpty()) {
        int chosen = index;
        encode(encoder -> encoder.writeIndex(chosen));
        record(branch, branch.getName() + ".", own, Map.of());
        written = true;
      }
      index++;
    }
    if (!written) {
      fallback(field, "body");
    }
  }

  private void fallback(Schema.Field field, String path) {
    Object value = unwritten(field, path);
    encode(
        encoder ->
            new GenericDatumWriter<Object>(field.schema(), GenericData.get())
                .write(value, encoder));
  }

  private Object unwritten(Schema.Field field, String path) {
    try {
      return GenericData.get().getDefaultValue(field);
    } catch (AvroRuntimeException e) {
      if (!partial) {
        throw new IllegalArgumentException("lacks the field '" + path + "'", e);
      }
      return unsaid(field.schema(), path);
    }
  }

  /** What stands in a part for a field that has no default; the leading row says it. */
  private static Object unsaid(Schema type, String path) {
    return switch (type.getType()) {
      case STRING -> "";
      case INT -> 0;
      case LONG -> 0L;
      case DOUBLE -> 0d;
      case BOOLEAN -> false;
      case ARRAY -> List.of();
      case ENUM -> new GenericData.EnumSymbol(type, type.getEnumSymbols().get(0));
      default -> throw new IllegalArgumentException("lacks the field '" + path + "'");
    };
  }

  private interface Encoding {
    void to(BinaryEncoder encoder) throws IOException;
  }

  private void encode(Encoding encoding) {
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(constant, null);
      encoding.to(encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  private void add(FieldEncoder encoder) {
    flush();
    parts.add(encoder);
  }

  private void flush() {
    if (constant.size() > 0) {
      byte[] bytes = constant.toByteArray();
      parts.add(buffer -> buffer.encoder().writeFixed(bytes));
      constant.reset();
    }
  }

  private static List<String> names(Schema schema, String prefix) {
    return schema.getFields().stream().map(field -> prefix + field.name()).toList();
  }
}
