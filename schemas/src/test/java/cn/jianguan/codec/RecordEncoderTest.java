package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordEncoderTest {
  private static final Schema CHAIN =
      schema(
          "{'type': 'record', 'name': 'Link', 'fields': [{'name': 'weight', 'type': 'float'},"
              + " {'name': 'next', 'type': ['null', 'Link']}]}");

  @Test
  void recordThatHoldsItself_isWrittenAsAvroWritesIt() throws IOException {
    GenericRecord end = link(0.5f, null);
    GenericRecord chain = link(-1.25f, link(3f, end));
    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(ours, null);
    RecordEncoder.of(CHAIN).write(chain, encoder);
    encoder.flush();

    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    BinaryEncoder reference = EncoderFactory.get().binaryEncoder(theirs, null);
    new GenericDatumWriter<GenericRecord>(CHAIN).write(chain, reference);
    reference.flush();
    assertThat(ours.toByteArray()).isEqualTo(theirs.toByteArray()).hasSize(3 * 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'int', 'logicalType': 'time-millis'}",
        "{'type': 'long', 'logicalType': 'timestamp-micros'}",
        "{'type': 'fixed', 'name': 'Hash', 'size': 4}"
      })
  void typeThatNoRecordHas_isRefusedRatherThanWrittenWrong(String type) {
    assertThatThrownBy(() -> RecordEncoder.of(schema(type)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no encoder");
  }

  private static GenericRecord link(float weight, GenericRecord next) {
    return new GenericRecordBuilder(CHAIN).set("weight", weight).set("next", next).build();
  }

  private static Schema schema(String text) {
    return new Schema.Parser().parse(text.replace('\'', '"'));
  }
}
