package cn.jianguan.jobs.load.direct;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.act.ActBodies;
import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.RowBinary;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

class DirectActsTest {
  private static final int ENTRIES = 6_000;

  private final Tables tables = new Tables();
  private final DirectActs direct = new DirectActs(tables.acts);
  private final Codec codec = Codec.standard();

  @Test
  void actsOfEveryKind_areWrittenAsTheDecodedOnesAre() throws Exception {
    Set<ActKind> seen = EnumSet.noneOf(ActKind.class);
    for (int seed = 0; seed < ENTRIES; seed++) {
      ActLogEntry entry = random(seed);
      ActKind kind = kind(entry);
      if (kind != null) {
        entry.getAct().setKind(kind);
        byte[] message = codec.encode(entry);
        DirectActs.Found found = direct.find(message);
        Table<ActLogEntry> table = tables.acts.of(kind);

        assertThat(found.table().name()).isEqualTo(table.name());
        assertThat(found.table().columnNames()).isEqualTo(table.columnNames());
        assertThat(found.table().ddl()).isEqualTo(table.ddl());
        assertThat(row(found.table(), found.act())).isEqualTo(row(table, entry));
        seen.add(kind);
      }
    }
    Set<ActKind> all = EnumSet.allOf(ActKind.class);
    all.removeIf(kind -> tables.acts.of(kind) == null);
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void whatIsNoActOfThisVersion_isLeftToBeDecoded() throws Exception {
    ActLogEntry entry = random(1);
    while (kind(entry) == null) {
      entry = random(entry.hashCode());
    }
    ActKind kind = kind(entry);
    entry.getAct().setKind(kind);
    byte[] message = codec.encode(entry);
    byte[] ofAnotherSchema = message.clone();
    ofAnotherSchema[5]++;
    entry.getAct().setKind(kind == ActKind.PENALTY ? ActKind.COERCION : ActKind.PENALTY);
    byte[] ofAnotherKind = codec.encode(entry);
    entry.getAct().setBody(null);
    byte[] withoutBody = codec.encode(entry);
    entry.setAct(null);
    byte[] withoutAct = codec.encode(entry);

    assertThat(direct.find(message)).isNotNull();
    assertThat(direct.find(ofAnotherSchema)).isNull();
    assertThat(direct.find(ofAnotherKind)).isNull();
    assertThat(direct.find(withoutBody)).isNull();
    assertThat(direct.find(withoutAct)).isNull();
    assertThat(direct.find(new byte[0])).isNull();
    assertThat(direct.find(Arrays.copyOf(message, message.length + 1))).isNull();
    for (int length = 0; length < message.length; length++) {
      assertThat(direct.find(Arrays.copyOf(message, length))).isNull();
    }
  }

  @Test
  void brokenBytes_areFoundToBeSo_orReadAsSomething_andNothingElseHappens() throws Exception {
    Random random = new Random(5);
    for (int seed = 0; seed < 500; seed++) {
      byte[] message = codec.encode(random(seed));
      for (int i = 0; i < 3; i++) {
        message[10 + random.nextInt(message.length - 10)] = (byte) random.nextInt();
      }
      DirectActs.Found found = direct.find(message);
      if (found != null) {
        assertThat(found.table()).isNotNull();
      }
    }
  }

  private static <R> byte[] row(Table<R> table, R record) throws IOException {
    RowBinary out = new RowBinary();
    table.write(out, new LogRow<>(record, LogRecord.unopened("act-log", 3, 42, 0, new byte[0])));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    out.writeTo(bytes, 0, out.size());
    return bytes.toByteArray();
  }

  /** Null where it has no act, or no body. */
  private static ActKind kind(ActLogEntry entry) {
    if (entry.getAct() == null || !(entry.getAct().getBody() instanceof IndexedRecord body)) {
      return null;
    }
    return Arrays.stream(ActKind.values())
        .filter(kind -> ActBodies.schema(kind) != null)
        .filter(kind -> ActBodies.schema(kind).equals(body.getSchema()))
        .findFirst()
        .orElse(null);
  }

  private ActLogEntry random(long seed) throws IOException, UnreadableException {
    Schema schema = ActLogEntry.getClassSchema();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0xC3, 0x01});
    long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes.write((int) (fingerprint >>> shift));
    }
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    Object value = new RandomData(schema, 1, seed).iterator().next();
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return codec.decode(bytes.toByteArray(), ActLogEntry.class);
  }
}
