package cn.jianguan.jobs.load;

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

/** Records filled at random from their schema, with texts that like to break things. */
final class RandomTopicRecords {
  static final String[] NAUGHTY = {
    "",
    " ",
    "\u0000",
    "a\tb\nc\r\nd\\e\\n\\0",
    "'; DROP TABLE act; --",
    "\"quoted\", `heartbeats` ${replicated}",
    "江苏省南京市〔2020〕12号",
    "Ω≈ç√∫˜µ≤≥÷ ﷽ ",
    "👩‍👩‍👧‍👦 🇨🇳 𠜎𠜱𠝹",
    "\u202e\u200b\ufeff\ufffd",
    "NULL",
    "1e1000",
    "{\"a\": [1, 2]}",
    "<script>alert(1)</script>"
  };
  private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
  private static final long DAYS = LocalDate.of(2299, 12, 31).toEpochDay() - FIRST_DAY;

  private final Random random;

  RandomTopicRecords(long seed) {
    random = new Random(seed);
  }

  SpecificRecord next(Schema record) {
    SpecificRecord made =
        (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(record), record);
    record.getFields().forEach(field -> made.put(field.pos(), value(field.schema())));
    return made;
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> next(schema);
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ENUM -> pick(SpecificData.get().getClass(schema).getEnumConstants());
      case ARRAY -> list(schema.getElementType());
      case MAP -> map(schema.getValueType());
      case STRING -> text();
      case BYTES -> bytes();
      case BOOLEAN -> random.nextBoolean();
      case INT -> schema.getLogicalType() == null ? (Object) random.nextInt() : (Object) day();
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? (Object) Instant.ofEpochMilli(random.nextInt() * 1000L + random.nextInt(1000))
              : (Object) random.nextLong();
      case DOUBLE -> random.nextGaussian();
      case NULL -> null;
      default -> throw new IllegalStateException(schema.toString());
    };
  }

  private LocalDate day() {
    return LocalDate.ofEpochDay(FIRST_DAY + random.nextInt((int) DAYS));
  }

  private String text() {
    return pick(NAUGHTY) + random.nextInt();
  }

  private ByteBuffer bytes() {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private List<Object> list(Schema element) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(value(element));
    }
    return values;
  }

  private Map<String, Object> map(Schema element) {
    Map<String, Object> values = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.put(text(), value(element));
    }
    return values;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
