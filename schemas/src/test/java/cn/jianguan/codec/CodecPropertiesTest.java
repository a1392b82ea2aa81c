package cn.jianguan.codec;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.SupervisionAct;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Whatever a stranger sends, reading answers with a record or with the declared refusal. */
class CodecPropertiesTest {
  private final Codec codec = Codec.standard();

  @Property(tries = 2000)
  void randomBytes_neverThrowAnythingElse(@ForAll byte[] message) {
    read(message, StoredRecords.schemas().get(0));
  }

  @Property(tries = 4000)
  void randomContent_underAnyKnownHeader_neverThrowsAnythingElse(
      @ForAll @Size(max = 300) byte[] content, @ForAll @IntRange(max = 14) int record) {
    Schema schema = StoredRecords.schemas().get(record);
    byte[] header = Message.header(SchemaNormalization.parsingFingerprint64(schema));
    byte[] message = new byte[header.length + content.length];
    System.arraycopy(header, 0, message, 0, header.length);
    System.arraycopy(content, 0, message, header.length, content.length);
    read(message, schema);
  }

  @Property(tries = 4000)
  void damagedMessages_neverThrowAnythingElse(
      @ForAll long seed, @ForAll @IntRange(max = 14) int record) {
    Schema schema = StoredRecords.schemas().get(record);
    byte[] message = codec.encode(new RandomRecords(seed).next(schema));
    Random random = new Random(seed);
    for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
      int where = Message.HEADER + random.nextInt(message.length - Message.HEADER);
      message[where] = (byte) random.nextInt(256);
    }
    read(message, schema);
  }

  @Property(tries = 1000)
  void whatIsReadFromDamage_isWhatIsWrittenAgain(@ForAll long seed) throws UnreadableException {
    byte[] message = codec.encode(new RandomRecords(seed).next(SupervisionAct.getClassSchema()));
    Random random = new Random(seed);
    message[Message.HEADER + random.nextInt(message.length - Message.HEADER)] ^= 1;
    SupervisionAct read;
    try {
      read = codec.decode(message, SupervisionAct.class);
    } catch (UnreadableException refused) {
      Assume.that(false);
      return;
    }
    assertThat(codec.decode(codec.encode(read), SupervisionAct.class)).isEqualTo(read);
  }

  private void read(byte[] message, Schema schema) {
    try {
      SpecificRecord record = codec.decode(message, typeOf(schema));
      assertThat(record).isNotNull();
    } catch (UnreadableException refused) {
      assertThat(refused.reason()).isNotNull();
      assertThat(refused.expected()).isNotBlank();
    }
    try {
      codec.peekEnvelope(message);
    } catch (UnreadableException refused) {
      assertThat(refused.reason()).isNotNull();
    }
    codec.isHeartbeat(message);
  }

  @SuppressWarnings("unchecked")
  private static Class<SpecificRecord> typeOf(Schema schema) {
    return (Class<SpecificRecord>) SpecificData.get().getClass(schema);
  }
}
