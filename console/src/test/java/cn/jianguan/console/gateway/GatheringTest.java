package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.console.gateway.mapping.MappingException;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of several files that tell of one act. */
class GatheringTest {
  private static final Path CHICAGO = Path.of("..", "deploy", "sources", "chicago");
  private static final Path VISITS = Path.of("src", "test", "resources", "chicago_visits");
  private static final String VISIT =
      """
      files: "visits*.csv"
      acts:
        - kind: INSPECTION
          id: "{no}"
          gather: {by: "{no}", as: lead}
          known: {from: "{day}", date: iso, edge: end}
          fields:
            occurredAt: {from: "{day}", date: iso}
            objectName: "{name}"
            Inspection.checkActionCode: "{no}"
            Inspection.criticalCount: "{critical}"
            Inspection.problemList: "{first}"
      """;
  private static final String VIOLATION =
      """
      files: "violations*.csv"
      acts:
        - kind: INSPECTION
          id: "{no}/{code}"
          gather: {by: "{no}", as: part}
          fields:
            Inspection.problemList: "{code}"
            Inspection.problemText: "{text}"
      """;

  @TempDir Path mappings;
  @TempDir Path data;
  private final List<TimedRecord> records = new ArrayList<>();
  private List<FileReport> reports;

  @BeforeEach
  void aSource() throws IOException {
    Files.writeString(
        mappings.resolve("source.yaml"),
        """
        cdSource: S
        name: {zh: 源, en: source}
        edition: 2026-01-01
        """);
    write(mappings, "visit.yaml", VISIT);
    write(mappings, "violation.yaml", VIOLATION);
  }

  private static void write(Path folder, String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }

  private List<SupervisionAct> acts(Path mapping, Path files) throws IOException {
    records.clear();
    reports =
        new SourceReader(Source.load(mapping), report -> {})
            .read(files, (record, tie) -> records.add(record));
    List<SupervisionAct> acts = new ArrayList<>();
    for (TimedRecord record : records) {
      if (record.topic() == Topic.ACTS) {
        acts.add(SupervisionAct.fromByteBuffer(ByteBuffer.wrap(record.bytes())));
      }
    }
    return acts;
  }

  private List<SupervisionAct> acts() throws IOException {
    return acts(mappings, data);
  }

  private static Inspection body(SupervisionAct act) {
    return (Inspection) act.getBody();
  }

  private FileReport report(String file) {
    return reports.stream().filter(it -> it.file().equals(file)).findFirst().orElseThrow();
  }

  @Test
  void visitToldByTwoFiles_isOneAct_asTheFileThatLeadsTellsIt() throws IOException {
    List<SupervisionAct> visits =
        acts(CHICAGO, VISITS).stream()
            .filter(act -> act.getParty().getUiCode().equals("82474"))
            .filter(act -> act.getOccurredAt().equals(Instant.parse("2011-09-02T05:00:00Z")))
            .toList();
    assertThat(visits).hasSize(1);
    assertThat(visits.get(0).getEnvelope().getCdId()).isEqualTo("food_inspections/529281");
    assertThat(body(visits.get(0)).getOutcome()).isEqualTo("Pass");
    assertThat(body(visits.get(0)).getProblemList()).isNotEmpty();
  }

  @Test
  void visitsOfALicence_areOnePerDayAndPurpose() throws IOException {
    List<SupervisionAct> acts = acts(CHICAGO, VISITS);
    assertThat(acts)
        .extracting(
            act -> act.getParty().getUiCode() + act.getOccurredAt() + body(act).getPurpose())
        .doesNotHaveDuplicates();
    assertThat(acts)
        .extracting(act -> act.getEnvelope().getRecordUniqueIdentity())
        .doesNotHaveDuplicates()
        .allMatch(identity -> identity.startsWith("CHI-OPEN/INSPECTION/"));
    assertThat(reports).extracting(FileReport::rejected).containsOnly(0L);
    assertThat(reports.stream().mapToLong(FileReport::acts).sum()).isEqualTo(acts.size());
  }

  @Test
  void fileThatComesAlone_tellsOfTheSameAct() throws IOException {
    List<String> together = identities(acts(CHICAGO, VISITS));
    Path ledger = Files.createDirectory(data.resolve("ledger"));
    Path inspections = Files.createDirectory(data.resolve("inspections"));
    Files.copy(VISITS.resolve("inspection_ledger.csv"), ledger.resolve("inspection_ledger.csv"));
    Files.copy(VISITS.resolve("food_inspections.csv"), inspections.resolve("food_inspections.csv"));
    assertThat(together)
        .containsAll(identities(acts(CHICAGO, ledger)))
        .containsAll(identities(acts(CHICAGO, inspections)));
  }

  private static List<String> identities(List<SupervisionAct> acts) {
    return acts.stream().map(act -> act.getEnvelope().getRecordUniqueIdentity()).toList();
  }

  @Test
  void rowsOfAnotherFile_areGatheredIntoTheAct() throws IOException {
    write(data, "violations.csv", "no,code,text\n1,b,\n2,d,暗\n1,a,油\n");
    write(data, "visits.csv", "no,day,name,critical,first\n1,2024-03-01,甲,2,z\n2,2024-03-02,乙,,\n");
    List<SupervisionAct> acts = acts();
    assertThat(acts).hasSize(2);
    assertThat(body(acts.get(0)).getProblemList()).containsExactly("z", "a", "b");
    assertThat(body(acts.get(0)).getProblemText()).isEqualTo("油");
    assertThat(body(acts.get(0)).getCriticalCount()).isEqualTo(2);
    assertThat(body(acts.get(1)).getProblemList()).containsExactly("d");
    assertThat(acts.get(0).getEnvelope().getCdBatch()).isEqualTo("2024030186399");
    assertThat(new String(records.get(0).key(), StandardCharsets.UTF_8))
        .isEqualTo("S/INSPECTION/1");
    assertThat(report("visits.csv").acts()).isEqualTo(2);
    assertThat(report("violations.csv").accepted()).isEqualTo(3);
  }

  @Test
  void sameRowAgain_replacesItself() throws IOException {
    write(
        data, "visits.csv", "no,day,name,critical,first\n1,2024-03-01,甲,2,y\n1,2024-03-01,乙,,z\n");
    List<SupervisionAct> acts = acts();
    assertThat(acts).hasSize(1);
    assertThat(acts.get(0).getObjectName()).isEqualTo("乙");
    assertThat(body(acts.get(0)).getCriticalCount()).isNull();
    assertThat(body(acts.get(0)).getProblemList()).containsExactly("z");
  }

  @Test
  void partWithoutAnAct_isRefused_withTheRow() throws IOException {
    write(data, "visits.csv", "no,day,name,critical,first\n1,2024-03-01,甲,2,\n");
    write(data, "violations.csv", "no,code,text\n1,a,\n9,b,某\n");
    assertThat(acts()).hasSize(1);
    RejectRecord reject =
        records.stream()
            .filter(record -> record.topic() == Topic.REJECTS)
            .map(GatheringTest::reject)
            .findFirst()
            .orElseThrow();
    assertThat(reject.getPosition()).isEqualTo("violations.csv:3");
    assertThat(StandardCharsets.UTF_8.decode(reject.getOriginal()).toString()).contains("9,b,某");
    assertThat(report("violations.csv").rejectsByReason()).isEqualTo(Map.of("MAPPING gather", 1L));
    assertThat(report("violations.csv").accepted()).isEqualTo(1);
    assertThat(report("violations.csv").read()).isEqualTo(2);
  }

  private static RejectRecord reject(TimedRecord record) {
    try {
      return RejectRecord.fromByteBuffer(ByteBuffer.wrap(record.bytes()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void rowKnownLater_correctsTheAct_notItsPast() throws IOException {
    write(
        mappings,
        "violation.yaml",
        VIOLATION.replace(
            "    fields:", "    known: {from: \"{day}\", date: iso, edge: end}\n    fields:"));
    write(data, "visits.csv", "no,day,name,critical,first\n1,2024-03-01,甲,2,\n");
    write(data, "violations.csv", "no,code,text,day\n1,a,,2024-05-01\n1,b,,2024-02-01\n");
    List<SupervisionAct> acts = acts();
    assertThat(acts)
        .extracting(act -> body(act).getProblemList())
        .containsExactly(List.of("b"), List.of("a", "b"));
    assertThat(acts)
        .extracting(act -> act.getEnvelope().getCdBatch())
        .containsExactly("2024030186399", "2024050186399");
    assertThat(records.get(0).logTime()).isLessThan(records.get(1).logTime());
  }

  @Test
  void rowsOfOneAct_areBounded() throws IOException {
    write(data, "visits.csv", "no,day,name,critical,first\n1,2024-03-01,甲,2,\n");
    StringBuilder rows = new StringBuilder("no,code,text\n");
    for (int i = 0; i < 1005; i++) {
      rows.append("1,c").append(i).append(",\n");
    }
    write(data, "violations.csv", rows.toString());
    List<SupervisionAct> acts = acts();
    assertThat(acts).hasSize(1);
    assertThat(body(acts.get(0)).getProblemList()).hasSize(999);
    assertThat(report("violations.csv").rejected()).isEqualTo(6);
  }

  @Test
  void gatherWithoutAColumn_stopsTheLoad() throws IOException {
    write(mappings, "violation.yaml", VIOLATION.replace("by: \"{no}\"", "by: x"));
    assertThatThrownBy(this::acts)
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("violation.yaml:5")
        .hasMessageContaining("names no column");
  }

  @Test
  void deletion_namesTheGatheredAct() throws IOException {
    write(
        mappings,
        "gone.yaml",
        """
        files: "gone*.csv"
        acts:
          - kind: INSPECTION
            id: "{no}"
            gather: {by: "{no}", as: lead}
            known: {from: "{day}", date: iso}
            fields:
              envelope.cdOperation: DELETE
              occurredAt: {from: "{day}", date: iso}
              Inspection.checkActionCode: "{no}"
        """);
    write(data, "gone.csv", "no,day\n1,2024-05-01\n");
    List<SupervisionAct> acts = acts();
    assertThat(acts).hasSize(1);
    assertThat(acts.get(0).getEnvelope().getCdOperation()).isEqualTo(Operation.DELETE);
    assertThat(acts.get(0).getEnvelope().getRecordUniqueIdentity()).isEqualTo("S/INSPECTION/1");
  }

  @Test
  void gatherAsWhat_isChecked() throws IOException {
    write(mappings, "violation.yaml", VIOLATION.replace("as: part", "as: parts"));
    assertThatThrownBy(this::acts)
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("[lead, fill, part]");
  }
}
