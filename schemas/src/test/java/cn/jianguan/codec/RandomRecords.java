package cn.jianguan.codec;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records filled at random from their schema; the same seed gives the same record. */
final class RandomRecords {
  private static final String[] TEXTS = {
    "",
    "91320100MA0000015Q",
    "苏市监罚字〔2020〕12号",
    "naïve café",
    "𠮷野家 👩‍👩‍👧",
    "a\u0000b\r\n\t\"'",
    "\uFFFD",
    "ﷺ"
  };

  private final Random random;

  RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  SpecificRecord next(Schema schema) {
    return (SpecificRecord) value(schema);
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ENUM -> symbol(schema);
      case ARRAY -> list(schema);
      case MAP -> map(schema);
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case BYTES -> ByteBuffer.wrap(TEXTS[random.nextInt(TEXTS.length)].getBytes());
      case BOOLEAN -> random.nextBoolean();
      case INT ->
          schema.getLogicalType() == null
              ? (Object) random.nextInt()
              : LocalDate.ofEpochDay(random.nextInt());
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? (Object) Instant.ofEpochMilli(random.nextLong())
              : (Object) random.nextLong();
      case DOUBLE -> random.nextGaussian();
      case NULL -> null;
      default -> throw new IllegalStateException(schema.toString());
    };
  }

  private Object record(Schema schema) {
    SpecificRecord made = (SpecificRecord) SpecificData.newInstance(classOf(schema), schema);
    schema.getFields().forEach(field -> made.put(field.pos(), value(field.schema())));
    return made;
  }

  private Object symbol(Schema schema) {
    Object[] symbols = classOf(schema).getEnumConstants();
    return symbols[random.nextInt(symbols.length)];
  }

  private List<Object> list(Schema schema) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(schema.getElementType()));
    }
    return items;
  }

  private Map<String, Object> map(Schema schema) {
    Map<String, Object> entries = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      entries.put("key" + i, value(schema.getValueType()));
    }
    return entries;
  }

  private static Class<?> classOf(Schema schema) {
    TrustedRecords.trust();
    return SpecificData.get().getClass(schema);
  }
}
