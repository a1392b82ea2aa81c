package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SupervisionAct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
  private final Codec codec = Codec.standard();

  static List<Schema> current() {
    return StoredRecords.schemas();
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyRecord_comesBackAsItWas(Schema schema) throws UnreadableException {
    RandomRecords records = new RandomRecords(7);
    for (int i = 0; i < 50; i++) {
      SpecificRecord sent = records.next(schema);
      // This way round: Avro's own lists cannot compare moments within optional fields.
      assertThat((Object) sent).isEqualTo(codec.decode(codec.encode(sent), sent.getClass()));
    }
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyRecord_isWrittenAsAvroWritesIt(Schema schema) throws IOException {
    Codec fresh = new Codec(SchemaStore.shipped(), Codec.MAX_BYTES);
    RandomRecords records = new RandomRecords(11);
    for (int i = 0; i < 50; i++) {
      SpecificRecord sent = records.next(schema);
      ByteArrayOutputStream theirs = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(theirs, null);
      ThreadLocalCodec.DATA.createDatumWriter(schema).write(sent, encoder);
      encoder.flush();
      byte[] ours = fresh.encode(sent);
      assertThat(Arrays.copyOfRange(ours, Message.HEADER, ours.length))
          .isEqualTo(theirs.toByteArray());
    }
  }

  @Test
  void message_startsWithMagicAndLittleEndianFingerprint() {
    long fingerprint = SchemaNormalization.parsingFingerprint64(Heartbeat.getClassSchema());
    byte[] message = codec.encode(new Heartbeat("clock"));
    assertThat(message).startsWith(0xC3, 0x01, (int) (fingerprint & 0xFF));
    assertThat(message).hasSize(10 + 1 + 5);
  }

  @Test
  void recordThatCannotBeWritten_leavesNothingInTheNextMessage() throws UnreadableException {
    SupervisionAct incomplete = act();
    incomplete.setBody(new Inspection());
    assertThat(catchThrowableOfType(RuntimeException.class, () -> codec.encode(incomplete)))
        .isNotNull();

    Heartbeat next = new Heartbeat("clock");
    assertThat(codec.decode(codec.encode(next), Heartbeat.class)).isEqualTo(next);
  }

  @Test
  void peek_readsTheEnvelopeAlone() throws UnreadableException {
    SupervisionAct act = act();
    byte[] message = codec.encode(act);
    assertThat(codec.peekEnvelope(message)).isEqualTo(act.getEnvelope());
    byte[] cut = Arrays.copyOf(message, message.length - 3);
    assertThat(codec.peekEnvelope(cut)).isEqualTo(act.getEnvelope());
    assertThat(reasonOf(cut)).isEqualTo(RejectReason.UNREADABLE_BYTES);
  }

  @Test
  void heartbeat_isToldByItsHeader() throws UnreadableException {
    byte[] heartbeat = codec.encode(new Heartbeat("clock"));
    assertThat(codec.isHeartbeat(heartbeat)).isTrue();
    assertThat(codec.isHeartbeat(codec.encode(act()))).isFalse();
    assertThat(codec.isHeartbeat(new byte[3])).isFalse();
    assertThat(codec.recordName(heartbeat)).isEqualTo("cn.jianguan.record.Heartbeat");
    assertThat(reasonOf(heartbeat)).isEqualTo(RejectReason.UNREADABLE_BYTES);
  }

  @Test
  void heartbeat_ofAPastSchema_isToldWhereALookupKnowsIt() {
    Schema past =
        Schema.createRecord(
            "Heartbeat",
            null,
            "cn.jianguan.record",
            false,
            List.of(new Schema.Field("clock", Schema.create(Schema.Type.LONG))));
    byte[] message = Message.header(SchemaNormalization.parsingFingerprint64(past));
    assertThat(new Codec(knowing(past), 100).isHeartbeat(message)).isTrue();
    assertThat(codec.isHeartbeat(message)).isFalse();
    byte[] act = Message.header(SchemaNormalization.parsingFingerprint64(act().getSchema()));
    assertThat(new Codec(knowing(act().getSchema()), 100).isHeartbeat(act)).isFalse();
  }

  @Test
  void message_asLongAsAllowed_isRead() throws UnreadableException {
    byte[] message = codec.encode(new Heartbeat("clock"));
    Codec exact = new Codec(SchemaStore.shipped(), message.length);
    assertThat(exact.decode(message, Heartbeat.class).getSender()).isEqualTo("clock");
    Codec shorter = new Codec(SchemaStore.shipped(), message.length - 1);
    assertThat(
            catchThrowableOfType(
                    UnreadableException.class, () -> shorter.decode(message, Heartbeat.class))
                .reason())
        .isEqualTo(RejectReason.TOO_LARGE);
  }

  @Test
  void messageOfAHeaderAlone_isToldByItsHeader() throws UnreadableException {
    byte[] header = Arrays.copyOf(codec.encode(act()), Message.HEADER);
    assertThat(codec.recordName(header)).isEqualTo("cn.jianguan.record.SupervisionAct");
    assertThat(reasonOf(new byte[] {0, 0, 0, 0, 7})).isEqualTo(RejectReason.UNKNOWN_SCHEMA);
    assertThat(reasonOf(new byte[] {0, 0, 0, 7})).isEqualTo(RejectReason.UNREADABLE_BYTES);
  }

  @Test
  void badMessages_areRefusedWithTheirReason() {
    byte[] message = codec.encode(act());
    assertThat(reasonOf(null)).isEqualTo(RejectReason.UNREADABLE_BYTES);
    assertThat(reasonOf(new byte[0])).isEqualTo(RejectReason.UNREADABLE_BYTES);
    assertThat(reasonOf("{\"json\":1}".getBytes())).isEqualTo(RejectReason.UNREADABLE_BYTES);
    assertThat(reasonOf(new byte[Codec.MAX_BYTES + 1])).isEqualTo(RejectReason.TOO_LARGE);
    assertThat(reasonOf(Arrays.copyOf(message, message.length + 1)))
        .isEqualTo(RejectReason.UNREADABLE_BYTES);
    byte[] foreign = message.clone();
    foreign[5] ^= 1;
    assertThat(reasonOf(foreign)).isEqualTo(RejectReason.UNKNOWN_SCHEMA);
    assertThat(reasonOf(new byte[] {0, 0, 0, 0, 7, 1})).isEqualTo(RejectReason.UNKNOWN_SCHEMA);
  }

  @Test
  void entrance_isNarrowerThanTheHouse_soThatAnActFitsIntoItsLogEntry() throws UnreadableException {
    SupervisionAct act = act();
    act.setObjectName("监".repeat(200_000));
    byte[] message = codec.encode(act);
    assertThat(message.length).isBetween(Codec.MAX_INPUT_BYTES, Codec.MAX_BYTES);
    assertThat(codec.decode(message, SupervisionAct.class)).isEqualTo(act);
    assertThat(
            catchThrowableOfType(UnreadableException.class, () -> codec.peekEnvelope(message))
                .reason())
        .isEqualTo(RejectReason.TOO_LARGE);
  }

  @Test
  void claimsOfLength_areBelievedOnlyAsFarAsBytesAreThere() {
    byte[] header = Arrays.copyOf(codec.encode(act()), Message.HEADER);
    for (long claim :
        new long[] {1L << 30, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      byte[] message = Arrays.copyOf(header, 60);
      long zigzag = (claim << 1) ^ (claim >> 63);
      for (int at = Message.HEADER; at < Message.HEADER + 10; at++, zigzag >>>= 7) {
        message[at] = (byte) (zigzag > 0x7F || zigzag < 0 ? zigzag & 0x7F | 0x80 : zigzag);
      }
      assertThat(reasonOf(message)).as("%d", claim).isEqualTo(RejectReason.UNREADABLE_BYTES);
    }
  }

  @Test
  void malformedText_isRefusedAndNotReplaced() {
    byte[] heartbeat = codec.encode(new Heartbeat("abc"));
    heartbeat[heartbeat.length - 1] = (byte) 0xC3;
    UnreadableException refused =
        catchThrowableOfType(
            UnreadableException.class, () -> codec.decode(heartbeat, Heartbeat.class));
    assertThat(refused.reason()).isEqualTo(RejectReason.UNREADABLE_BYTES);
    assertThat(refused.expected()).contains("Heartbeat", "text is not UTF-8");
  }

  @Test
  void everyTruncation_isRefused() {
    byte[] message = codec.encode(act());
    for (int length = 0; length < message.length; length++) {
      assertThat(reasonOf(Arrays.copyOf(message, length))).isEqualTo(RejectReason.UNREADABLE_BYTES);
    }
  }

  @Test
  void pastSchema_isResolvedToTheCurrentOne() throws UnreadableException {
    Schema past = withoutFields(SupervisionAct.getClassSchema(), "alertId", "industryCode");
    Codec reading = new Codec(knowing(past), Codec.MAX_BYTES);
    SupervisionAct act = act();
    act.setAlertId("");
    byte[] message = GenericMessages.encode(past, act);
    assertThat(reading.decode(message, SupervisionAct.class)).isEqualTo(act);
    assertThat(reading.peekEnvelope(message)).isEqualTo(act.getEnvelope());
  }

  @Test
  void registryFormat_isReadWhereALookupKnowsTheId() throws UnreadableException {
    Schema schema = Heartbeat.getClassSchema();
    SchemaLookup registry =
        new SchemaLookup() {
          @Override
          public Optional<Schema> byFingerprint(long fingerprint) {
            return Optional.empty();
          }

          @Override
          public Optional<Schema> byRegistryId(int id) {
            return id == 258 ? Optional.of(schema) : Optional.empty();
          }
        };
    byte[] message = {0, 0, 0, 1, 2, 4, 'h', 'i'};
    assertThat(new Codec(registry, 100).decode(message, Heartbeat.class).getSender())
        .isEqualTo("hi");
  }

  private RejectReason reasonOf(byte[] message) {
    return catchThrowableOfType(
            UnreadableException.class, () -> codec.decode(message, SupervisionAct.class))
        .reason();
  }

  private static SchemaLookup knowing(Schema... schemas) {
    Map<Long, Schema> known = new HashMap<>();
    for (Schema schema : schemas) {
      known.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }
    return fingerprint -> Optional.ofNullable(known.get(fingerprint));
  }

  private static Schema withoutFields(Schema schema, String... names) {
    List<Schema.Field> kept =
        schema.getFields().stream()
            .filter(field -> !List.of(names).contains(field.name()))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, kept);
  }

  static SupervisionAct act() {
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId("JC-1")
            .setCdSource("320000-SC")
            .setCdBatch("2020100900001")
            .setCdOperation(Operation.INSERT)
            .build();
    return SupervisionAct.newBuilder()
        .setEnvelope(envelope)
        .setKind(ActKind.INSPECTION)
        .setOccurredAt(Instant.parse("2020-10-08T16:00:00Z"))
        .setParty(Party.newBuilder().setUiCode("91320100MA0000015Q").setCeType("USCC").build())
        .setBody(
            Inspection.newBuilder()
                .setCheckActionCode("JC-1")
                .setCheckResults(List.of("A", "3"))
                .setProblem(true)
                .setOnSite(true)
                .build())
        .build();
  }
}
