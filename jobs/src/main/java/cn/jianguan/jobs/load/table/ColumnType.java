package cn.jianguan.jobs.load.table;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.SqlName;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * How values of one Avro type are declared in ClickHouse and written in RowBinary. Moments are
 * milliseconds UTC, shown in Asia/Shanghai; days are days.
 *
 * @param name the type in ClickHouse
 * @param blank what stands in a row that has no value, e.g. in the mark of a deletion
 * @param encoder writes a value that is not null
 */
public record ColumnType(String name, byte[] blank, Encoder encoder) {

  /** Writes one value. */
  public interface Encoder {
    void write(RowBinary out, Object value);
  }

  static final String MOMENT = "DateTime64(3, 'Asia/Shanghai')";
  private static final byte[] EMPTY = new byte[1];

  public static final ColumnType STRING =
      new ColumnType("String", EMPTY, (out, value) -> out.text((String) value));
  public static final ColumnType CODE =
      new ColumnType("LowCardinality(String)", EMPTY, (out, value) -> out.text(value.toString()));
  static final ColumnType INT =
      new ColumnType("Int32", new byte[4], (out, value) -> out.int32((Integer) value));
  public static final ColumnType LONG =
      new ColumnType("Int64", new byte[8], (out, value) -> out.int64((Long) value));
  public static final ColumnType VERSION =
      new ColumnType("UInt64", new byte[8], (out, value) -> out.int64((Long) value));
  static final ColumnType LOG_VERSION =
      new ColumnType("UInt128", new byte[16], (out, value) -> ((LogVersion) value).write(out));
  static final ColumnType FLAG =
      new ColumnType("UInt8", new byte[1], (out, value) -> out.int8((Boolean) value ? 1 : 0));

  void write(RowBinary out, Object value) {
    if (value == null) {
      out.raw(blank);
    } else {
      encoder.write(out, value);
    }
  }

  public static ColumnType of(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> STRING;
      case ENUM -> CODE;
      case BOOLEAN -> new ColumnType("Bool", FLAG.blank, FLAG.encoder);
      case INT -> schema.getLogicalType() instanceof LogicalTypes.Date ? day() : INT;
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ? moment() : LONG;
      case DOUBLE ->
          new ColumnType(
              "Float64",
              new byte[8],
              (out, value) -> out.int64(Double.doubleToRawLongBits((Double) value)));
      case BYTES ->
          new ColumnType(
              "String", EMPTY, (out, value) -> out.string(Codec.bytes((ByteBuffer) value)));
      case ARRAY -> array(of(schema.getElementType()));
      case MAP -> map(of(schema.getValueType()));
      case RECORD -> tuple(schema);
      case UNION -> nullable(schema);
      default -> throw new IllegalArgumentException("No column type for " + schema);
    };
  }

  private static ColumnType day() {
    return new ColumnType(
        "Date32",
        new byte[4],
        (out, value) -> out.int32(Math.toIntExact(((LocalDate) value).toEpochDay())));
  }

  public static ColumnType moment() {
    return new ColumnType(
        MOMENT, new byte[8], (out, value) -> out.int64(((Instant) value).toEpochMilli()));
  }

  private static ColumnType array(ColumnType element) {
    return new ColumnType(
        "Array(" + element.name + ")",
        EMPTY,
        (out, value) -> {
          Collection<?> values = (Collection<?>) value;
          out.length(values.size());
          values.forEach(one -> element.write(out, one));
        });
  }

  /** Keys in sorted order, so that the same map is the same bytes whoever wrote it. */
  private static ColumnType map(ColumnType element) {
    return new ColumnType(
        "Map(String, " + element.name + ")",
        EMPTY,
        (out, value) -> {
          Map<?, ?> values = (Map<?, ?>) value;
          out.length(values.size());
          values.keySet().stream()
              .map(String.class::cast)
              .sorted()
              .forEach(
                  key -> {
                    out.text(key);
                    element.write(out, values.get(key));
                  });
        });
  }

  private static ColumnType tuple(Schema schema) {
    List<ColumnType> types = schema.getFields().stream().map(f -> of(f.schema())).toList();
    String name =
        schema.getFields().stream()
            .map(field -> SqlName.column(field.name()) + " " + types.get(field.pos()).name)
            .collect(Collectors.joining(", ", "Tuple(", ")"));
    RowBinary blank = new RowBinary();
    types.forEach(type -> blank.raw(type.blank));
    return new ColumnType(
        name,
        blank.copy(),
        (out, value) -> {
          for (int i = 0; i < types.size(); i++) {
            types.get(i).write(out, ((IndexedRecord) value).get(i));
          }
        });
  }

  /** {@code union {null, X}}; ClickHouse has no nullable collections: an absent one is empty. */
  private static ColumnType nullable(Schema union) {
    List<Schema> branches =
        union.getTypes().stream().filter(b -> b.getType() != Schema.Type.NULL).toList();
    if (branches.size() != 1) {
      throw new IllegalArgumentException("No column type for " + union);
    }
    ColumnType type = of(branches.get(0));
    if (type.name.startsWith("Array") || type.name.startsWith("Map")) {
      return type;
    }
    String name =
        type.name.startsWith("LowCardinality")
            ? "LowCardinality(Nullable(String))"
            : "Nullable(" + type.name + ")";
    return new ColumnType(
        name,
        new byte[] {1},
        (out, value) -> {
          out.int8(0);
          type.write(out, value);
        });
  }
}
