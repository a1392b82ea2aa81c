package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they are delivered, damaged ones too: nothing of them is lost or made up in silence. */
class DeliveredFilesTest {
  private static final String HEADER = "no,decided,code,amount\n";

  @TempDir Path mappings;
  @TempDir Path data;

  private final List<TimedRecord> records = new ArrayList<>();

  @BeforeEach
  void aSource() throws IOException {
    Files.writeString(
        mappings.resolve("source.yaml"),
        """
        cdSource: S
        name: {zh: 源, en: source}
        edition: 2026-01-01
        ignoreFiles: ["firms*", "notes*"]
        lookups: {firm: {files: "firms*", key: code, columns: [place]}}
        """);
    mapping("");
    Files.writeString(data.resolve("firms.csv"), "code,place\nT1,甲路1号\nT2,乙路2号\n");
  }

  private void mapping(String more) throws IOException {
    String fines =
        """
        files: "fines*.csv"
        lookups: {f: {in: firm, by: "{code}"}}
        acts:
          - kind: PENALTY
            id: "{no}"
            known: {from: "{decided}", date: iso, edge: end}
            fields:
              occurredAt: {from: "{decided}", date: iso}
              addressOperating: "{f.place}"
              Penalty.fineFen: {from: "{amount}", scale: 100}
        """;
    Files.writeString(mappings.resolve("fines.yaml"), fines);
    Files.writeString(
        mappings.resolve("laws.yaml"),
        """
        files: "laws*.jsonl"
        format: jsonl
        acts:
          - kind: PENALTY
            id: "{no}"
            known: {from: "{decided}", date: iso, edge: end}
            fields:
              occurredAt: {from: "{decided}", date: iso}
              Penalty.fineFen: {from: "{fine.amount}", scale: 100}
              Penalty.lawCodes: {from: "{laws}", split: ";"}
        """
            + more);
  }

  private List<FileReport> read() throws IOException {
    records.clear();
    return new SourceReader(Source.load(mappings), report -> {})
        .read(data, (record, tie) -> records.add(record));
  }

  private FileReport report(String file) throws IOException {
    return read().stream().filter(it -> it.file().equals(file)).findFirst().orElseThrow();
  }

  private List<SupervisionAct> acts() throws IOException {
    List<SupervisionAct> acts = new ArrayList<>();
    for (TimedRecord record : records) {
      if (record.topic() == Topic.ACTS) {
        acts.add(SupervisionAct.fromByteBuffer(ByteBuffer.wrap(record.bytes())));
      }
    }
    return acts;
  }

  private List<RejectRecord> rejects() throws IOException {
    List<RejectRecord> rejects = new ArrayList<>();
    for (TimedRecord record : records) {
      if (record.topic() == Topic.REJECTS) {
        rejects.add(RejectRecord.fromByteBuffer(ByteBuffer.wrap(record.bytes())));
      }
    }
    return rejects;
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return zipped.toByteArray();
  }

  private void write(String file, byte[]... parts) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.write(part);
    }
    Files.write(data.resolve(file), whole.toByteArray());
  }

  private static final String TWO = HEADER + "1,2024-05-02,T1,100\n2,2024-05-02,T2,100\n";
  private static final String TWO_MORE = "3,2024-05-02,T1,100\n4,2024-05-02,T2,100\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 15, 30})
  void gzipSecondMember_cut_isOneRejectThatNamesTheFile(int kept) throws IOException {
    write("fines_2021.csv.gz", zipped(TWO), Arrays.copyOf(zipped(TWO_MORE), kept));
    FileReport report = report("fines_2021.csv.gz");
    assertThat(report.acts()).isEqualTo(2);
    assertThat(report.rejectsByReason()).isEqualTo(Map.of("LINE_UNREADABLE", 1L));
    assertThat(rejects().get(0).getPosition()).startsWith("fines_2021.csv.gz:");
    assertThat(rejects().get(0).getExpected()).contains("member 2");
  }

  @Test
  void gzipSecondMember_withWrongFirstByte_isOneReject() throws IOException {
    byte[] second = zipped(TWO_MORE);
    second[0] = 0x1e;
    write("fines_2024.csv.gz", zipped(TWO), second);
    assertThat(report("fines_2024.csv.gz").rejectsByReason())
        .isEqualTo(Map.of("LINE_UNREADABLE", 1L));
    assertThat(acts()).hasSize(2);
  }

  @Test
  void gzipSecondMember_withWrongChecksum_givesAllButItsLastRow() throws IOException {
    byte[] second = zipped(TWO_MORE);
    second[second.length - 5] ^= 1;
    write("fines_2024.csv.gz", zipped(TWO), second);
    assertThat(report("fines_2024.csv.gz").rejected()).isEqualTo(1);
    assertThat(acts()).hasSize(3);
  }

  @Test
  void gzipSecondMember_good_andZeroPadding_areNoDamage() throws IOException {
    write("fines_2022.csv.gz", zipped(TWO), new byte[512]);
    write("fines_2023.csv.gz", zipped(TWO), zipped(TWO_MORE), zipped(""), new byte[1]);
    assertThat(report("fines_2022.csv.gz").acts()).isEqualTo(2);
    assertThat(report("fines_2023.csv.gz").acts()).isEqualTo(4);
    assertThat(rejects()).isEmpty();
  }

  @Test
  void gzipFile_withBytesAfterZeros_isOneReject() throws IOException {
    write("fines_2022.csv.gz", zipped(TWO), new byte[20], zipped(TWO_MORE));
    assertThat(report("fines_2022.csv.gz").rejected()).isEqualTo(1);
  }

  @Test
  void gzipFile_cutAnywhere_neverEndsInSilence() throws IOException {
    byte[] whole = zipped(TWO);
    for (int length = 0; length < whole.length; length++) {
      write("fines.csv.gz", Arrays.copyOf(whole, length));
      assertThat(report("fines.csv.gz").rejected()).as("%d bytes", length).isPositive();
    }
  }

  @Test
  void folder_linkAndDirectory_areALineEach() throws IOException {
    Files.createDirectory(data.resolve("more"));
    Files.createDirectory(data.resolve("fines_dir.csv"));
    Files.createSymbolicLink(data.resolve("fines_link.csv"), data.resolve("gone.csv"));
    Files.createDirectory(data.resolve("notes"));
    List<FileReport> reports = read();
    assertThat(reports)
        .extracting(FileReport::file)
        .containsExactly("fines_dir.csv", "fines_link.csv", "more");
    assertThat(reports).allSatisfy(it -> assertThat(it.warnings()).hasSize(1));
    assertThat(rejects())
        .extracting(RejectRecord::getPosition)
        .containsExactly("fines_dir.csv:1", "fines_link.csv:1");
  }

  @Test
  void fileThereTwice_plainAndZipped_isReadTwiceAndSaid() throws IOException {
    Files.writeString(data.resolve("fines.csv"), TWO);
    write("fines.csv.gz", zipped(HEADER + TWO_MORE));
    assertThat(report("fines.csv.gz").warnings()).hasSize(1);
    assertThat(acts()).hasSize(4);
  }

  @Test
  void fileOfNoRow_isSaid() throws IOException {
    Files.writeString(data.resolve("fines.csv"), HEADER);
    assertThat(report("fines.csv").warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', LINE_UNREADABLE",
    "'code,town\nT1,x\n', MAPPING",
    "'code,place\n\"T1,x\n', LINE_UNREADABLE"
  })
  void damagedLookupFile_costsOnlyWhatIsLookedUp(String firms, String reason) throws IOException {
    Files.writeString(data.resolve("firms.csv"), firms);
    Files.writeString(data.resolve("fines.csv"), TWO);
    List<FileReport> reports = read();
    assertThat(reports.get(0).file()).isEqualTo("firms.csv");
    assertThat(acts()).hasSize(2);
    assertThat(rejects()).hasSize(1);
    assertThat(rejects().get(0).getPosition()).startsWith("firms.csv:");
    assertThat(rejects().get(0).getReason().name()).isEqualTo(reason);
  }

  @Test
  void damagedLookupFile_cutGzip_givesWhatWasReadable() throws IOException {
    Files.delete(data.resolve("firms.csv"));
    byte[] zipped = zipped("code,place\nT1,甲路1号\nT2,乙路2号\n");
    write("firms.csv.gz", Arrays.copyOf(zipped, zipped.length - 8));
    Files.writeString(data.resolve("fines.csv"), TWO);
    read();
    assertThat(acts()).extracting(SupervisionAct::getAddressOperating).contains("甲路1号");
    assertThat(rejects())
        .extracting(RejectRecord::getReason)
        .containsExactly(RejectReason.LINE_UNREADABLE);
  }

  @Test
  void damagedLookupFile_withUnnamedColumns_isForgiven() throws IOException {
    Files.writeString(data.resolve("firms.csv"), "code,place,,\nT1,甲路1号,,\n");
    Files.writeString(data.resolve("fines.csv"), HEADER.strip() + ",,\n1,2024-05-02,T1,100,,\n");
    assertThat(report("fines.csv").warnings()).hasSize(2);
    assertThat(acts().get(0).getAddressOperating()).isEqualTo("甲路1号");
    assertThat(rejects()).isEmpty();
  }

  @Test
  void lookupWithoutAFile_isSaid() throws IOException {
    Files.delete(data.resolve("firms.csv"));
    Files.writeString(data.resolve("fines.csv"), TWO);
    assertThat(report("firms*").warnings()).hasSize(1);
  }

  @Test
  void rejectsOfSameNamedFiles_areTwo_andOneWhereTheContentIsTheSame() throws IOException {
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1,见附件\n");
    read();
    String first = rejects().get(0).getRejectId();
    read();
    assertThat(rejects().get(0).getRejectId()).isEqualTo(first);
    Files.move(data.resolve("fines.csv"), data.resolve("fines_again.csv"));
    read();
    assertThat(rejects().get(0).getRejectId()).isEqualTo(first);
    Files.writeString(data.resolve("fines_again.csv"), HEADER + "2,2024-05-02,T1,详见决定书\n");
    read();
    assertThat(rejects().get(0).getRejectId()).isNotEqualTo(first);
  }

  @Test
  void rejectsOfSameNamedFiles_damagedEachInItsWay_areTwo() throws IOException {
    write("fines.csv.gz", Arrays.copyOf(zipped(TWO), 20));
    read();
    String first = rejects().get(0).getRejectId();
    write("fines.csv.gz", Arrays.copyOf(zipped(TWO), 21));
    read();
    assertThat(rejects().get(0).getRejectId()).isNotEqualTo(first);
  }

  private FileReport json(String... lines) throws IOException {
    Files.writeString(data.resolve("laws.jsonl"), String.join("\n", lines));
    return report("laws.jsonl");
  }

  private static String line(String rest) {
    return "{\"no\":\"7\",\"decided\":\"2024-05-02\"," + rest + "}";
  }

  private List<String> laws() throws IOException {
    return ((Penalty) acts().get(0).getBody()).getLawCodes();
  }

  @Test
  void jsonArraysAndKeys_elementWithTheSeparator_isOneElement() throws IOException {
    json(line("\"fine\":{\"amount\":\"100.00\"},\"laws\":[\"水法3;水法4\",\"水法5\"]"));
    assertThat(laws()).containsExactly("水法3;水法4", "水法5");
  }

  @Test
  void jsonArraysAndKeys_elementWithTheSeparator_isNeverTornElsewhere() throws IOException {
    mapping("vars: {v: \"{laws}\"}\n");
    Path file = mappings.resolve("laws.yaml");
    Files.writeString(file, Files.readString(file).replace("from: \"{laws}\"", "from: \"{v}\""));
    json(line("\"fine\":{\"amount\":1},\"laws\":[\"水法3;水法4\"]"));
    assertThat(rejects()).extracting(RejectRecord::getField).containsExactly("Penalty.lawCodes");
  }

  @Test
  void jsonArraysAndKeys_null_isNoElement() throws IOException {
    json(line("\"fine\":{\"amount\":\"100.00\"},\"laws\":[\"水法6\",null]"));
    assertThat(laws()).containsExactly("水法6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fine.amount\":\"900.00\",\"fine\":{\"amount\":\"100.00\"},\"laws\":[]",
        "\"fine.amount\":null,\"fine\":{\"amount\":\"100.00\"},\"laws\":[]",
        "\"fine\":{\"amount\":{\"yuan\":1}},\"laws\":[]",
        "\"fine\":{\"amount\":[{\"yuan\":1}]},\"laws\":[]",
        "\"fine\":{\"amount\":\"\\ud800\"},\"laws\":[]"
      })
  void jsonArraysAndKeys_whatIsNoOneValue_isRefusedByName(String rest) throws IOException {
    json(line("\"fine\":{\"amount\":1},\"laws\":[]"), line(rest));
    assertThat(rejects()).extracting(RejectRecord::getField).containsExactly("fine.amount");
  }

  @Test
  void jsonArraysAndKeys_keyThatNoLineHas_isAMissingColumn() throws IOException {
    String[] lines = {
      line("\"fine\":{\"sum\":1},\"laws\":[]"), line("\"fine\":{\"sum\":2},\"laws\":[]")
    };
    assertThat(json(lines).rejectsByReason()).isEqualTo(Map.of("MAPPING fine.amount", 2L));
    mapping("optional: [fine.amount]\n");
    assertThat(json(lines).accepted()).isEqualTo(2);
  }

  @Test
  void jsonArraysAndKeys_keyThatSomeLineHas_isEmptyInOthers() throws IOException {
    FileReport report = json(line("\"laws\":[]"), line("\"fine\":{\"amount\":2},\"laws\":[]"));
    assertThat(report.accepted()).isEqualTo(2);
  }

  @Test
  void json_unknownKeys_areNotedUpToABound() throws IOException {
    String keys =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "\"" + "k".repeat(300) + i + "\":1")
            .collect(Collectors.joining(","));
    FileReport report = json(line("\"fine\":{\"amount\":1},\"laws\":[]," + keys));
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.warnings()).hasSizeBetween(1, 100);
    assertThat(report.warnings()).allSatisfy(it -> assertThat(it).hasSizeLessThan(300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF1", "1\u200B", "1\u0000", "a\tb"})
  void key_withCharactersThatNobodySees_isRefused(String key) throws IOException {
    Files.writeString(
        data.resolve("fines.csv"), HEADER + key + ",2024-05-02,T1,1\n2,2024-05-02,T1,1\n");
    assertThat(report("fines.csv").rejectsByReason()).isEqualTo(Map.of("FIELD_FORMAT id", 1L));
    assertThat(acts()).hasSize(1);
  }

  @Test
  void json_nestedWithoutEnd_isRefused() throws IOException {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    json(line("\"fine\":{\"amount\":1},\"laws\":[]"), line("\"x\":" + deep));
    assertThat(rejects())
        .extracting(RejectRecord::getReason)
        .containsExactly(RejectReason.LINE_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e99999999999", "1e-99999999999", "1e400", "0.001", "99999999999999999999"})
  void number_beyondItsField_isRefusedAlone(String amount) throws IOException {
    Files.writeString(data.resolve("fines.csv"), TWO + "5,2024-05-02,T1," + amount + "\n");
    assertThat(report("fines.csv").rejectsByReason())
        .isEqualTo(Map.of("FIELD_RANGE Penalty.fineFen", 1L));
    assertThat(acts()).hasSize(2);
  }

  private void fine(String written) throws IOException {
    Path file = mappings.resolve("fines.yaml");
    String before = "Penalty.fineFen: {from: \"{amount}\", scale: 100}";
    Files.writeString(file, Files.readString(file).replace(before, written));
  }

  @Test
  void match_withoutAHit_isARefusal_unlessTheMappingSaysWhat() throws IOException {
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1,x\n2,2024-05-02,T1,\n");
    fine("Penalty.caseNo: {from: \"{amount}\", match: \"^\\\\d+$\"}");
    assertThat(report("fines.csv").rejectsByReason())
        .isEqualTo(Map.of("FIELD_FORMAT Penalty.caseNo", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Penalty.caseNo: {from: \"{amount}\", match: \"^y\", else: \"\"}",
        "Penalty.caseNo: [{from: \"{amount}\", match: \"^y\"}, \"{no}\"]",
        "Penalty.caseNo: {from: \"{amount}\", match: \"^y\", map: {\"\": none}}",
        "Penalty.setDate: {from: \"{amount}\", match: \"^y\", date: iso, else: \"\"}"
      })
  void match_withoutAHit_isWhatTheMappingSays(String written) throws IOException {
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1,x\n");
    fine(written);
    assertThat(report("fines.csv").accepted()).isEqualTo(1);
  }

  @Test
  void yamlValue_isTheTextAsWritten() throws IOException {
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1,yes\n");
    fine("Penalty.caseNo: {from: \"{amount}\", map: {yes: 007}}");
    report("fines.csv");
    assertThat(((Penalty) acts().get(0).getBody()).getCaseNo()).isEqualTo("007");
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993, 1",
    "1234567890.1234567891, 1",
    "1e-400, 1",
    "-87.65432109876543, 0",
    "12.50000000000000000000, 0",
    "9007199254740992, 0",
    "0.1, 0"
  })
  void number_isNeverRoundedInSilence(String value, int refused) throws IOException {
    String sampling =
        Files.readString(mappings.resolve("fines.yaml"))
            .replace("PENALTY", "SAMPLING")
            .replace(
                "Penalty.fineFen: {from: \"{amount}\", scale: 100}",
                "Sampling.value: \"{amount}\"");
    Files.writeString(mappings.resolve("fines.yaml"), sampling);
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1," + value + "\n");
    assertThat(report("fines.csv").rejected()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2万元 | 2000000",
        "1.5亿元 | 15000000000",
        "12,000.50 | 1200050",
        "１２，０００．５０元 | 1200050",
        "￥3,000 | 300000",
        "人民币 0.5 萬元整 | 500000",
        "7 | 700"
      })
  void amount_isReadAsPeopleWriteIt(String written, long fen) throws IOException {
    fine("Penalty.fineFen: {from: \"{amount}\", number: amount, scale: 100}");
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1,\"" + written + "\"\n");
    report("fines.csv");
    assertThat(((Penalty) acts().get(0).getBody()).getFineFen()).isEqualTo(fen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,00", "二万元", "2万3千元", "2千元", "约2万元", "1.2.3", "12,0000", "0.0000001万元"})
  void amount_thatIsNotPlain_isRefused(String written) throws IOException {
    fine("Penalty.fineFen: {from: \"{amount}\", number: amount, scale: 100}");
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1,\"" + written + "\"\n");
    assertThat(report("fines.csv").rejected()).isEqualTo(1);
  }

  @Test
  void amount_withoutTheStep_isRefused() throws IOException {
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1,2万元\n");
    assertThat(report("fines.csv").rejected()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2024年5月2日, 2024-05-02",
    "２０２４年０５月０２日, 2024-05-02",
    "二〇二四年十二月三十一日, 2024-12-31",
    "二零二四年十月二十日, 2024-10-20",
    "二○二四年十一月十日, 2024-11-10",
    "民国113年5月2日, 2024-05-02",
    "中華民國九十九年五月二日, 2010-05-02"
  })
  void chineseDate_isRead(String written, String day) throws IOException {
    fine("Penalty.setDate: {from: \"{amount}\", date: chinese}");
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1," + written + "\n");
    report("fines.csv");
    assertThat(((Penalty) acts().get(0).getBody()).getSetDate()).hasToString(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24年5月2日", "民国2024年5月2日", "2024年2月30日", "2024年5月", "二〇二四年十三月一日"})
  void chineseDate_thatIsNone_isRefused(String written) throws IOException {
    fine("Penalty.setDate: {from: \"{amount}\", date: chinese}");
    Files.writeString(data.resolve("fines.csv"), HEADER + "1,2024-05-02,T1," + written + "\n");
    assertThat(report("fines.csv").rejectsByReason())
        .isEqualTo(Map.of("FIELD_FORMAT Penalty.setDate", 1L));
  }
}
