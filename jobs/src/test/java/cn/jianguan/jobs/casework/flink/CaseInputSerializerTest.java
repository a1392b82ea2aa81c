package cn.jianguan.jobs.casework.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.jobs.casework.CaseInput;
import cn.jianguan.jobs.log.LogRecord;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CaseInputSerializerTest {
  /** As the build before wrote a hit: form 1, topic "", 0-0, log time 5, key USCC:1, bytes 0a0b. */
  private static final String FORMER_HIT =
      "01"
          + "01"
          + "00000000"
          + "0000000000000000"
          + "0000000000000005"
          + "07555343433a31"
          + "00000002"
          + "0a0b"
          + "00000002"
          + "00";

  /** The same build's command: topic commands, partition 0, offset 42. */
  private static final String FORMER_COMMAND =
      "01"
          + "09636f6d6d616e6473"
          + "00000000"
          + "000000000000002a"
          + "0000000000000005"
          + "07555343433a31"
          + "00000002"
          + "0a0b"
          + "00000002"
          + "00";

  private static final byte[] BYTES = {10, 11};

  private final CaseInputSerializer serializer = new CaseInputSerializer();

  @Test
  void hitOfTheFormerForm_isReadAsAHit() throws IOException {
    CaseInput input = read(FORMER_HIT);

    assertThat(input).isInstanceOf(CaseInput.Hit.class);
    assertThat(input.subject()).isEqualTo("USCC:1");
    assertThat(((CaseInput.Hit) input).bytes()).isEqualTo(BYTES);
  }

  @Test
  void commandOfTheFormerForm_isReadAndWrittenAsItWas() throws IOException {
    CaseInput input = read(FORMER_COMMAND);

    LogRecord record = ((CaseInput.Command) input).record();
    assertThat(record.position()).isEqualTo("commands-0-42");
    assertThat(record.logTime()).isEqualTo(5);
    assertThat(input.subject()).isEqualTo("USCC:1");
    assertThat(record.bytes()).isEqualTo(BYTES);
    assertThat(written(input)).isEqualTo(FORMER_COMMAND);
  }

  @Test
  void hit_comesBackAsItWasWritten() throws IOException {
    String written = written(new CaseInput.Hit("USCC:1", BYTES));

    assertThat(written).startsWith("02");
    CaseInput.Hit hit = (CaseInput.Hit) read(written);
    assertThat(hit.subject()).isEqualTo("USCC:1");
    assertThat(hit.bytes()).isEqualTo(BYTES);
  }

  @Test
  void unknownForm_isRefused() {
    assertThatThrownBy(() -> read("03")).isInstanceOf(IOException.class);
  }

  private CaseInput read(String hex) throws IOException {
    DataInputDeserializer source = new DataInputDeserializer(HexFormat.of().parseHex(hex));
    CaseInput input = serializer.deserialize(source);
    assertThat(source.available()).isZero();
    return input;
  }

  private String written(CaseInput input) throws IOException {
    DataOutputSerializer target = new DataOutputSerializer(64);
    serializer.serialize(input, target);
    return HexFormat.of().formatHex(target.getCopyOfBuffer());
  }
}
