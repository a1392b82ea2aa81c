package cn.jianguan.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/** Messages written with a schema of another time: fields are taken from a record by name. */
final class GenericMessages {
  private GenericMessages() {}

  static byte[] encode(Schema schema, IndexedRecord values) {
    SpecificData data =
        new SpecificData() {
          @Override
          public Object getField(Object value, String name, int position) {
            IndexedRecord holder = (IndexedRecord) value;
            return holder.get(holder.getSchema().getField(name).pos());
          }
        };
    data.addLogicalTypeConversion(new TimeConversions.DateConversion());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Message.header(SchemaNormalization.parsingFingerprint64(schema)));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      new SpecificDatumWriter<Object>(schema, data).write(values, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
