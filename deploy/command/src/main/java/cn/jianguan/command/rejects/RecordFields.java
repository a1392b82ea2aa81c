package cn.jianguan.command.rejects;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * The values of a record by name, as mappings name them: {@code areaNumber}, {@code party.name},
 * {@code Penalty.fineFen} (a body's field, by the name of the body). Moments are of Asia/Shanghai;
 * elements of a list are separated by semicolons.
 */
final class RecordFields {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]");
  private static final String BODY = "body";
  private static final String SEPARATOR = ";";

  private final IndexedRecord record;

  RecordFields(IndexedRecord record) {
    this.record = record;
  }

  /** Those that have a value. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    collect(record, "", values);
    return values;
  }

  private static void collect(IndexedRecord from, String prefix, Map<String, String> into) {
    for (Schema.Field field : from.getSchema().getFields()) {
      Object value = from.get(field.pos());
      if (value instanceof IndexedRecord inner) {
        String name =
            field.name().equals(BODY) ? inner.getSchema().getName() : prefix + field.name();
        collect(inner, name + '.', into);
      } else {
        String text = text(value);
        if (!text.isEmpty()) {
          into.put(prefix + field.name(), text);
        }
      }
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Instant moment) {
      return LocalDateTime.ofInstant(moment, ZONE).format(MOMENT);
    }
    if (value instanceof List<?> list) {
      return String.join(SEPARATOR, list.stream().map(String::valueOf).toList());
    }
    return value.toString();
  }

  /**
   * Gives a field another value.
   *
   * @throws IllegalArgumentException if there is no such field, or it cannot hold that
   */
  void set(String name, String value) {
    String[] path = name.split("\\.");
    IndexedRecord owner = record;
    for (String part : Arrays.copyOf(path, path.length - 1)) {
      owner = inner(owner, part, name);
    }
    Schema.Field field = owner.getSchema().getField(path[path.length - 1]);
    if (field == null) {
      throw new IllegalArgumentException("没有此字段 / no such field: " + name);
    }
    try {
      owner.put(field.pos(), parse(field.schema(), value));
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s 的值不可读 / cannot hold: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static IndexedRecord inner(IndexedRecord owner, String part, String name) {
    Schema.Field field = owner.getSchema().getField(part);
    Schema.Field body = owner.getSchema().getField(BODY);
    Object value =
        field != null ? owner.get(field.pos()) : body == null ? null : owner.get(body.pos());
    if (value instanceof IndexedRecord found
        && (field != null || found.getSchema().getName().equals(part))) {
      return found;
    }
    throw new IllegalArgumentException("没有此字段 / no such field: " + name);
  }

  private static Object parse(Schema schema, String text) {
    return switch (schema.getType()) {
      case UNION -> text.isEmpty() ? null : parse(valueOf(schema), text);
      case STRING -> text;
      case ENUM -> symbol(schema, text);
      case BOOLEAN -> flag(text);
      case INT ->
          schema.getLogicalType() instanceof LogicalTypes.Date
              ? LocalDate.parse(text)
              : (Object) Integer.valueOf(text);
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? moment(text)
              : (Object) Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case ARRAY -> list(schema, text);
      default ->
          throw new IllegalArgumentException("此字段不能这样改 / cannot be set so: " + schema.getName());
    };
  }

  private static Schema valueOf(Schema union) {
    return union.getTypes().stream()
        .filter(part -> part.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static Object symbol(Schema schema, String text) {
    if (!schema.hasEnumSymbol(text)) {
      throw new IllegalArgumentException("应为其一 / one of: " + schema.getEnumSymbols());
    }
    return SpecificData.get().createEnum(text, schema);
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("应为 true 或 false / true or false: " + text);
    }
    return Boolean.valueOf(text);
  }

  private static Instant moment(String text) {
    if (text.endsWith("Z")) {
      return Instant.parse(text);
    }
    LocalDateTime local =
        text.length() > "2024-03-08".length()
            ? LocalDateTime.parse(text.replace('T', ' '), MOMENT)
            : LocalDate.parse(text).atStartOfDay();
    return local.atZone(ZONE).toInstant();
  }

  private static List<Object> list(Schema schema, String text) {
    List<Object> elements = new ArrayList<>();
    for (String element : text.isEmpty() ? new String[0] : text.split(SEPARATOR)) {
      elements.add(parse(schema.getElementType(), element));
    }
    return elements;
  }
}
