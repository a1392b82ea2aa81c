package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Files that the Avro project wrote are read as it reads them. */
class AvroInteropTest {
  @Test
  void singleObjectMessage_ofTheAvroProject_isRead() throws IOException, UnreadableException {
    Schema schema = new Schema.Parser().parse(file("test_schema.avsc"));
    byte[] bytes = file("test_message.bin").readAllBytes();
    Message message =
        Message.open(
            bytes,
            fingerprint -> {
              assertThat(fingerprint).isEqualTo(SchemaNormalization.parsingFingerprint64(schema));
              return Optional.of(schema);
            },
            100);
    GenericRecord read = read(schema, message.bytes(), message.start());
    assertThat(read.get("id")).isEqualTo(42L);
    assertThat(read.get("name").toString()).isEqualTo("Bill");
    assertThat(read.get("tags").toString()).isEqualTo("[dog_lover, cat_hater]");
  }

  @Test
  void weather_isReadBackAsTheAvroProjectWroteIt() throws IOException {
    List<String> lines = new ArrayList<>();
    try (DataFileStream<GenericRecord> container =
        new DataFileStream<>(file("weather.avro"), new GenericDatumReader<>())) {
      for (GenericRecord row : container) {
        assertThat(read(row.getSchema(), write(row), 0)).isEqualTo(row);
        lines.add(row.toString().replace(" ", ""));
      }
    }
    assertThat(lines).isEqualTo(new String(file("weather.json").readAllBytes()).lines().toList());
  }

  @Test
  void everyTypeOfAvro_isReadAsItWasWritten() throws IOException {
    Schema schema = new Schema.Parser().parse(file("interop.avsc"));
    GenericRecord sent = everyType(schema);
    GenericRecord theirs =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(write(sent), null));
    assertThat(read(schema, write(sent), 0)).isEqualTo(theirs);
    assertThat(read(schema, writeBlocks(sent), 0)).isEqualTo(theirs);
  }

  @Test
  void fieldsThatAreReadNoMore_areSkipped() throws IOException {
    Schema written = new Schema.Parser().parse(file("interop.avsc"));
    GenericRecord sent = everyType(written);
    Schema.Field last = written.getField("recordField");
    Schema wanted =
        Schema.createRecord(
            written.getName(),
            null,
            written.getNamespace(),
            false,
            List.of(new Schema.Field(last, last.schema())));
    for (byte[] bytes : List.of(write(sent), writeBlocks(sent))) {
      BoundedDecoder decoder = new BoundedDecoder().reset(bytes, 0);
      GenericRecord read =
          new GenericDatumReader<GenericRecord>(written, wanted).read(null, decoder);
      assertThat(read.get("recordField")).hasToString(sent.get("recordField").toString());
      assertThat(decoder.remaining()).isZero();
    }
  }

  private static GenericRecord everyType(Schema schema) {
    GenericRecord node = new GenericData.Record(schema.getField("recordField").schema());
    node.put("label", "根");
    node.put("children", List.of());
    Schema foo = schema.getField("mapField").schema().getValueType();
    Map<String, GenericRecord> foos = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      foos.put("k" + i, new GenericRecordBuilder(foo).set("label", "v" + i).build());
    }
    byte[] fixed = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    return new GenericRecordBuilder(schema)
        .set("intField", Integer.MIN_VALUE)
        .set("longField", Long.MIN_VALUE)
        .set("stringField", "监管 \uFFFD 🚦")
        .set("boolField", true)
        .set("floatField", -1.5f)
        .set("doubleField", Double.MIN_VALUE)
        .set("bytesField", ByteBuffer.wrap(new byte[] {0, -1}))
        .set("nullField", null)
        .set("arrayField", List.of(1.0, 2.0))
        .set("mapField", foos)
        .set("unionField", List.of(ByteBuffer.wrap(new byte[] {7})))
        .set("enumField", new GenericData.EnumSymbol(schema.getField("enumField").schema(), "B"))
        .set("fixedField", new GenericData.Fixed(schema.getField("fixedField").schema(), fixed))
        .set("recordField", node)
        .build();
  }

  private static GenericRecord read(Schema schema, byte[] bytes, int start) throws IOException {
    BoundedDecoder decoder = new BoundedDecoder().reset(bytes, start);
    GenericRecord read = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
    assertThat(decoder.remaining()).isZero();
    return read;
  }

  private static byte[] write(GenericRecord row) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    return write(row, encoder, out);
  }

  /** With collections cut into blocks that say their size in bytes. */
  private static byte[] writeBlocks(GenericRecord row) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return write(
        row, new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null), out);
  }

  private static byte[] write(GenericRecord row, Encoder encoder, ByteArrayOutputStream out)
      throws IOException {
    new GenericDatumWriter<GenericRecord>(row.getSchema()).write(row, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static InputStream file(String name) {
    return AvroInteropTest.class.getResourceAsStream("/avro-interop/" + name);
  }
}
