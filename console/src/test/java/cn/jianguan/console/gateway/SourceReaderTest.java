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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
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
        zone: Asia/Taipei
        maps: {answer: {是: "true", 否: "false", "": "false"}}
        lookups: {place: {files: "places*.csv", key: id, columns: [county]}}
        """);
    mapping("csv");
  }

  private void mapping(String format) throws IOException {
    Files.writeString(
        mappings.resolve("m.yaml"),
        """
        files: ["m*.csv", "m*.jsonl"]
        format: FORMAT
        lookups: {place: {in: place, by: "{place}"}}
        acts:
          - kind: PENALTY
            id: "{id}"
            known:
              - {from: "{published}", time: "yyyy-MM-dd HH:mm", trustedFrom: "2015-12-01"}
              - {from: "{day}", date: minguo, edge: end}
            fields:
              occurredAt: {from: "{day}", date: minguo}
              areaNumber: "{place.county}"
              objectName: "{name}"
              Penalty.fineFen: {from: "{fine}", scale: 100}
              Penalty.lawCodes: {from: "{laws}", split: ";"}
              Penalty.isHearing: {from: "{hearing}", map: answer}
              Penalty.improveDeadline: {from: "{deadline}", date: us}
        optional: [deadline]
        ignore: [note]
        """
            .replace("FORMAT", format));
    Files.writeString(data.resolve("places.csv"), "id,county\nP1,710100\n");
  }

  private static final String HEADER = "id,day,published,place,name,fine,laws,hearing,note\n";

  private FileReport read(String file, String content) throws IOException {
    Files.writeString(data.resolve(file), content);
    return readAll(file);
  }

  private FileReport readAll(String file) throws IOException {
    records.clear();
    return new SourceReader(Source.load(mappings), report -> {})
        .read(data, (record, tie) -> records.add(record)).stream()
            .filter(report -> report.file().equals(file))
            .findFirst()
            .orElseThrow();
  }

  private SupervisionAct act(int index) throws IOException {
    assertThat(records.get(index).topic()).isEqualTo(Topic.ACTS);
    return SupervisionAct.fromByteBuffer(ByteBuffer.wrap(records.get(index).bytes()));
  }

  private RejectRecord reject(int index) throws IOException {
    assertThat(records.get(index).topic()).isEqualTo(Topic.REJECTS);
    return RejectRecord.fromByteBuffer(ByteBuffer.wrap(records.get(index).bytes()));
  }

  @Test
  void rowWithSeveralFaults_isToldAllOfThem() throws IOException {
    read("m1.csv", HEADER + "7,,2015-11-19 09:12,P1,甲,x,a,也许,x\n");
    RejectRecord reject = reject(0);
    assertThat(reject.getField()).isEqualTo("known");
    assertThat(reject.getExpected())
        .contains("另有 3 处 / 3 more")
        .contains("[occurredAt] FIELD_MISSING")
        .contains("[Penalty.fineFen] FIELD_FORMAT「x」")
        .contains("[Penalty.isHearing]")
        .contains("「也许」")
        .contains("可用 / valid: 否, 是");
    assertThat(StandardCharsets.UTF_8.decode(reject.getOriginal()).toString())
        .isEqualTo("7,,2015-11-19 09:12,P1,甲,x,a,也许,x\n");
  }

  @Test
  void equalBadRows_haveAnAnswerEach_andTheSameOnesWhenSentAgain() throws IOException {
    String bad = "7,0991007,2015-11-19 09:12,P1,甲,x,a,是,x\n";
    read("m1.csv", HEADER + bad + bad + bad);
    List<String> ids =
        List.of(reject(0).getRejectId(), reject(1).getRejectId(), reject(2).getRejectId());
    assertThat(ids).doesNotHaveDuplicates();
    read("m1.csv", HEADER + bad + bad);
    assertThat(List.of(reject(0).getRejectId(), reject(1).getRejectId()))
        .isEqualTo(ids.subList(0, 2));
  }

  @Test
  void row_becomesAct_fieldByField() throws IOException {
    read("m1.csv", HEADER + "7,0991007,2015-11-19 09:12,P1,甲,12.5,a;;b;a,是,x\n");
    SupervisionAct act = act(0);
    assertThat(act.getEnvelope().getCdId()).isEqualTo("m/7");
    assertThat(act.getEnvelope().getOrigin()).isEqualTo("m1.csv:2");
    assertThat(act.getEnvelope().getCdBatch()).isEqualTo("2010100786399");
    assertThat(act.getOccurredAt()).isEqualTo(Instant.parse("2010-10-06T16:00:00Z"));
    assertThat(act.getAreaNumber()).isEqualTo("710100");
    Penalty penalty = (Penalty) act.getBody();
    assertThat(penalty.getFineFen()).isEqualTo(1250);
    assertThat(penalty.getLawCodes()).containsExactly("a", "b");
    assertThat(penalty.getIsHearing()).isTrue();
    assertThat(penalty.getImproveDeadline()).isNull();
    assertThat(Instant.ofEpochMilli(records.get(0).logTime()))
        .isEqualTo(Instant.parse("2010-10-07T15:59:59.999Z"));
    assertThat(new String(records.get(0).key(), StandardCharsets.UTF_8)).isEqualTo("S/m/7");
  }

  @Test
  void bytes_areWhatAvroItselfWrites() throws IOException {
    read("m1.csv", HEADER + "7,0991007,,P1,甲,12.5,a;b,是,x\n");
    byte[] bytes = records.get(0).bytes();
    assertThat(act(0).toByteBuffer()).isEqualTo(ByteBuffer.wrap(bytes));
  }

  /** A bulk load of 2015 brought a period that ends in 2031: it was known in 2015. */
  @Test
  void periodAfterItsPublication_isKnownByTheDayOfTheBulkLoad() throws IOException {
    read("m1.csv", HEADER + "7,1201231,2015-11-19 09:12,P1,甲,1,,否,\n");
    assertThat(act(0).getOccurredAt()).isEqualTo(Instant.parse("2031-12-30T16:00:00Z"));
    assertThat(Instant.ofEpochMilli(records.get(0).logTime()))
        .isEqualTo(Instant.parse("2015-11-19T01:12:00Z"));
    assertThat(act(0).getEnvelope().getCdBatch()).isEqualTo("2015111933120");
  }

  @Test
  void rowThatWouldBecomeKnownAfterItIsRead_isRefused() throws IOException {
    FileReport report = read("m1.csv", HEADER + "7,1881231,,P1,甲,1,,否,\n");
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(reject(0).getField()).isEqualTo("known");
    assertThat(reject(0).getReason()).isEqualTo(RejectReason.FIELD_RANGE);
    assertThat(reject(0).getValue()).isEqualTo("2099-12-31");
    assertThat(Instant.ofEpochMilli(records.get(0).logTime()))
        .isEqualTo(
            Instant.parse("2025-12-31T16:00:00Z")); // the edition, which moves no clock ahead
  }

  @Test
  void publishedDate_countsOnceItIsTrusted() throws IOException {
    read("m1.csv", HEADER + "7,1031202,2016-03-06 01:00,P1,甲,1,,否,\n");
    assertThat(Instant.ofEpochMilli(records.get(0).logTime()))
        .isEqualTo(Instant.parse("2016-03-05T17:00:00Z"));
  }

  @Test
  void americanDate_inOptionalColumn_isRead() throws IOException {
    read(
        "m1.csv",
        "id,day,published,place,name,fine,laws,hearing,deadline\n"
            + "7,0991007,,,,1,,,2/29/2012\n");
    assertThat(((Penalty) act(0).getBody()).getImproveDeadline())
        .isEqualTo(LocalDate.of(2012, 2, 29));
  }

  @Test
  void badValues_areRefusedWithFieldValueAndBytes() throws IOException {
    FileReport report =
        read(
            "m1.csv",
            HEADER
                + "1,0991307,,P1,甲,1,,,\n"
                + "2,0991007,,P1,甲,1e3x,,,\n"
                + "3,0991007,,P1,甲,0.001,,,\n"
                + "4,0991007,,P1,甲,1,,maybe,\n"
                + ",0991007,,P1,甲,1,,,\n"
                + "6,0991007,,P1,甲,1,,,\n");
    assertThat(report.read()).isEqualTo(6);
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejectsByReason())
        .containsOnlyKeys(
            "FIELD_FORMAT known",
            "FIELD_FORMAT Penalty.fineFen",
            "FIELD_RANGE Penalty.fineFen",
            "UNKNOWN_CODE Penalty.isHearing",
            "FIELD_MISSING id");
    assertThat(reject(0).getExpected()).startsWith("日期，写作 1031231 / a date written as 1031231；");
    RejectRecord fine = reject(1);
    assertThat(fine.getReason()).isEqualTo(RejectReason.FIELD_FORMAT);
    assertThat(fine.getValue()).isEqualTo("1e3x");
    assertThat(fine.getPosition()).isEqualTo("m1.csv:3");
    assertThat(fine.getKind()).isEqualTo("PENALTY");
    assertThat(fine.getOriginal())
        .isEqualTo(ByteBuffer.wrap("2,0991007,,P1,甲,1e3x,,,\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void missingColumn_refusesEveryRowAndNamesIt() throws IOException {
    FileReport report =
        read("m1.csv", "id,day,published,place,name,laws,hearing\n1,,,,,,\n2,,,,,,\n");
    assertThat(report.rejectsByReason()).isEqualTo(java.util.Map.of("MAPPING fine", 2L));
    assertThat(report.warnings()).anyMatch(it -> it.contains("[fine]"));
  }

  @Test
  void unmappedColumn_isWarnedOf() throws IOException {
    FileReport report =
        read("m1.csv", HEADER.replace("note", "surprise") + "7,0991007,,P1,甲,1,,,\n");
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.warnings()).containsExactly("未映射的列 / column not mapped: surprise");
  }

  @Test
  void fileWithoutMapping_isReported() throws IOException {
    assertThat(read("other.csv", "a\n1\n").warnings()).hasSize(1);
  }

  @Test
  void byteOrderMark_isNoPartOfTheFirstColumn() throws IOException {
    assertThat(read("m1.csv", "\uFEFF" + HEADER + "7,0991007,,P1,甲,1,,,\n").accepted())
        .isEqualTo(1);
  }

  @Test
  void truncatedGzip_givesWhatIsReadableAndOneReject() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      java.util.Random random = new java.util.Random(7);
      gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 20_000; i++) {
        String row = i + ",0991007,,P1,n" + random.nextLong() + ",1,,,\n";
        gzip.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
    Files.write(data.resolve("m1.csv.gz"), half);
    FileReport report = readAll("m1.csv.gz");
    assertThat(report.accepted()).isBetween(5_000L, 15_000L);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.read()).isEqualTo(report.accepted() + 1);
  }

  @Test
  void emptyFile_isOneReject() throws IOException {
    assertThat(read("m1.csv", "").rejected()).isEqualTo(1);
  }

  @Test
  void jsonLines_areRowsToo() throws IOException {
    mapping("jsonl");
    String good =
        "{\"id\":7,\"day\":\"0991007\",\"published\":null,\"place\":\"P1\",\"name\":\"\\u7532\\n\",\"fine\":12.5,"
            + "\"laws\":[\"a\",\"b\"],\"hearing\":null,\"extra\":{\"x\":1}}\n";
    FileReport report = read("m1.jsonl", good + "\n{\"id\":8,\n[1]\n{\"id\":9,\"id\":9}\n");
    assertThat(report.read()).isEqualTo(4);
    assertThat(report.rejectsByReason()).isEqualTo(java.util.Map.of("LINE_UNREADABLE", 3L));
    assertThat(report.warnings()).containsExactly("未映射的键 / key not mapped: extra.x");
    assertThat(act(0).getObjectName()).isEqualTo("甲\n");
    assertThat(((Penalty) act(0).getBody()).getLawCodes()).containsExactly("a", "b");
    assertThat(reject(1).getPosition()).isEqualTo("m1.jsonl:3");
    assertThat(StandardCharsets.UTF_8.decode(reject(1).getOriginal()).toString())
        .isEqualTo("{\"id\":8,");
  }
}
