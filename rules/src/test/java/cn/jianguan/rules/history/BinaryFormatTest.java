package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.ActKind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of histories and observations: state that was written with them must read on. */
class BinaryFormatTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String INDEX = "010302be7ee8b402c27e82b7020401c27e82b702";
  private static final String CHUNK =
      "010302cf0f026130b81700a01f026131c701031e0428060202503103e4b999290205";
  private static final String OBSERVATION =
      "01104f424a4543543a555343433a393133320102613103d00ff02e031e0428060202503103e4b999290205";
  private static final Features VISIT =
      Features.of(
          ActKind.INSPECTION,
          Map.of("onSite", true, "violationCount", -3, "problemList", List.of("P1", "乙")));

  @ParameterizedTest
  @CsvSource({
    "0, 00, 00",
    "1, 01, 02",
    "63, 3f, 7e",
    "64, 40, 8001",
    "127, 7f, fe01",
    "128, 8001, 8002",
    "300, ac02, d804",
    "9223372036854775807, ffffffffffffffff7f, feffffffffffffffff01",
    "-1, ffffffffffffffffff01, 01",
    "-64, c0ffffffffffffffff01, 7f",
    "-9223372036854775808, 80808080808080808001, ffffffffffffffffff01",
  })
  void numbers_areVarints_signedOnesZigzag(long value, String plain, String signed) {
    assertThat(hex(new BinaryFormat.Writer().number(value))).isEqualTo(plain);
    assertThat(hex(new BinaryFormat.Writer().signed(value))).isEqualTo(signed);
  }

  @Property
  void values_oneAfterAnother_comeBack(
      @ForAll long number, @ForAll long signed, @ForAll double real, @ForAll boolean flag) {
    Features features =
        Features.of(ActKind.IOT, Map.of("value", real, "acknowledged", flag, "alarmLevel", signed));
    byte[] bytes =
        new BinaryFormat.Writer()
            .number(number)
            .signed(signed)
            .features(features)
            .text("乙")
            .bytes();
    BinaryFormat.Reader in = new BinaryFormat.Reader(bytes);
    assertThat(in.number()).isEqualTo(number);
    assertThat(in.signed()).isEqualTo(signed);
    assertThat(in.features(ActKind.IOT)).isEqualTo(features);
    assertThat(in.hasMore()).isTrue();
    assertThat(in.text()).isEqualTo("乙");
    assertThat(in.hasMore()).isFalse();
  }

  @Example
  void bytesThatWereNotWritten_areRefused() {
    assertThatThrownBy(() -> reader("8080808080808080808000").number())
        .hasMessageContaining("number without end");
    assertThatThrownBy(() -> reader("0361").text()).hasMessageContaining("beyond the end");
    assertThatThrownBy(() -> reader("ffffffffffffffffff01").count())
        .hasMessageContaining("beyond the end");
    assertThat(reader("0100").count()).isEqualTo(1);
    assertThatThrownBy(() -> reader("011407").features(ActKind.IOT))
        .hasMessageContaining("unknown type of value: 7");
    assertThatThrownBy(() -> reader("00").version(1)).hasMessageContaining("version: 0");
    assertThatThrownBy(() -> reader("02").version(1)).hasMessageContaining("version: 2");
    assertThat(reader("02").version(2).hasMore()).isFalse();
  }

  @Example
  void observation_hasTheBytesOfVersionOne() {
    Observation visit =
        new Observation(
            Subject.parse("OBJECT:USCC:9132"),
            Observation.Op.REMOVE,
            "a1",
            ActKind.INSPECTION,
            1000,
            3000,
            VISIT);
    assertThat(HEX.formatHex(visit.encode())).isEqualTo(OBSERVATION);
    assertThat(Observation.decode(HEX.parseHex(OBSERVATION))).isEqualTo(visit);
  }

  @Example
  void chunk_hasTheBytesOfVersionOne() {
    HistoryChunk chunk = new HistoryChunk(ActKind.INSPECTION);
    Row first = new Row(-1000, "a0", 500, Features.of(ActKind.INSPECTION, Map.of()));
    Row second = new Row(1000, "a1", 900, VISIT);
    chunk.put(second);
    chunk.put(first);
    assertThat(HEX.formatHex(HistoryChunk.PART.encode(chunk))).isEqualTo(CHUNK);
    HistoryChunk read = HistoryChunk.PART.decode(HEX.parseHex(CHUNK));
    assertThat(read.find(-1000, "a0")).isEqualTo(first);
    assertThat(read.find(1000, "a1")).isEqualTo(second);
    assertThat(read.count(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(2);
  }

  @Example
  void index_hasTheBytesOfVersionOne() {
    ChunkIndex index = new ChunkIndex();
    index.add(ActKind.PENALTY, ms("2024-05-01"));
    index.add(ActKind.INSPECTION, ms("2024-05-01"));
    index.add(ActKind.INSPECTION, ms("2023-12-31")).note(ms("2024-02-10"));
    assertThat(HEX.formatHex(ChunkIndex.PART.encode(index))).isEqualTo(INDEX);
    ChunkIndex read = ChunkIndex.PART.decode(HEX.parseHex(INDEX));
    assertThat(read.all())
        .extracting(slot -> slot.name)
        .containsExactly("3/8095", "3/8097", "4/8097");
    assertThat(read.get(0).settled()).isEqualTo(ms("2024-02-11"));
    assertThat(read.get(1).settled()).isEqualTo(ms("2024-07-01"));
    assertThat(HEX.formatHex(ChunkIndex.PART.encode(read))).isEqualTo(INDEX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-10-01T00:00:00Z", "2023-12-31T23:59:59.999Z"})
  void quarter_runsFromItsFirstToItsLastMillisecond(Instant moment) {
    int quarter = Quarter.of(moment.toEpochMilli());
    assertThat(quarter).isEqualTo(2023 * 4 + 3);
    assertThat(Quarter.end(quarter)).isEqualTo(ms("2024-01-01"));
    assertThat(Quarter.end(quarter - 1)).isEqualTo(ms("2023-10-01"));
  }

  @Property
  void quarter_holdsItsMoments(@ForAll int seconds) {
    long time = seconds * 10_000L;
    int quarter = Quarter.of(time);
    assertThat(time)
        .isLessThan(Quarter.end(quarter))
        .isGreaterThanOrEqualTo(Quarter.end(quarter - 1));
  }

  private static BinaryFormat.Reader reader(String hex) {
    return new BinaryFormat.Reader(HEX.parseHex(hex));
  }

  private static String hex(BinaryFormat.Writer out) {
    return HEX.formatHex(out.bytes());
  }

  private static long ms(String day) {
    return Instant.parse(day + "T00:00:00Z").toEpochMilli();
  }
}
