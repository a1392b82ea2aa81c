package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CreditEvent;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mappings in deploy/sources, on rows of the real files. */
class ShippedSourcesTest {
  static final Path SOURCES = Path.of("..", "deploy", "sources");
  static final Path FIXTURES = Path.of("src", "test", "resources");

  @TempDir Path work;

  private List<SupervisionAct> acts(String name) throws IOException {
    List<SupervisionAct> acts = new ArrayList<>();
    Source source = Source.load(SOURCES.resolve(name));
    var input = new ReplayLog.Input(source, FIXTURES.resolve(name));
    try (ReplayLog log = ReplayLog.open(List.of(input), work, report -> {})) {
      assertThat(log.reports()).isNotEmpty();
      for (FileReport report : log.reports()) {
        assertThat(report.rejectsByReason()).as(report.file()).isEmpty();
        assertThat(report.warnings()).as(report.file()).isEmpty();
      }
      for (TimedRecord record : log) {
        if (record.topic() == Topic.ACTS) {
          acts.add(SupervisionAct.fromByteBuffer(ByteBuffer.wrap(record.bytes())));
        }
      }
    }
    return acts;
  }

  /** Every listing of the sample, against a plain sum that knows nothing of mappings. */
  @Test
  void finesOfTheSample_areAPlainSumWithoutTheRescinded() throws IOException {
    long plain = 0;
    long rescinded = 0;
    Path sample = Path.of("..", "deploy", "sample", "tw_env");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(sample.resolve("penalties_to_2014.csv.gz"))),
                StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1); // no cell of this file is quoted
        assertThat(cells).hasSize(18);
        long fen = cells[8].isEmpty() ? 0 : 100 * Long.parseLong(cells[8]);
        boolean isWithdrawn =
            Set.of("資料鍵入錯誤", "撤銷並另立裁處書", "自行撤銷", "陳情撤銷", "案件廢止").contains(cells[12]);
        boolean isAnnulled = Set.of("原處分撤銷", "實體撤銷", "程序撤銷", "撤銷並另立裁處書").contains(cells[11]);
        plain += isWithdrawn || isAnnulled ? 0 : fen;
        rescinded += isWithdrawn || isAnnulled ? fen : 0;
      }
    }
    Path data = Files.createDirectory(work.resolve("data"));
    for (String file : List.of("facilities.csv.gz", "penalties_to_2014.csv.gz")) {
      Files.copy(sample.resolve(file), data.resolve(file));
    }
    long standing = 0;
    long revoked = 0;
    var input = new ReplayLog.Input(Source.load(SOURCES.resolve("tw_env")), data);
    try (ReplayLog log = ReplayLog.open(List.of(input), work, report -> {})) {
      for (TimedRecord record : log) {
        SupervisionAct act =
            record.topic() == Topic.ACTS
                ? SupervisionAct.fromByteBuffer(ByteBuffer.wrap(record.bytes()))
                : null;
        if (act != null && act.getBody() instanceof Penalty penalty) {
          standing += penalty.getRevoked() ? 0 : penalty.getFineFen();
          revoked += penalty.getRevoked() ? penalty.getFineFen() : 0;
        }
      }
    }
    assertThat(standing).isEqualTo(plain);
    assertThat(revoked).isEqualTo(rescinded).isPositive();
  }

  private static List<Object> references(String name) throws IOException {
    List<Object> bodies = new ArrayList<>();
    for (TimedRecord record : Source.load(SOURCES.resolve(name)).references()) {
      bodies.add(ReferenceRecord.fromByteBuffer(ByteBuffer.wrap(record.bytes())).getBody());
    }
    return bodies;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tw_env", "chicago", "jp_labour"})
  void everyCode_isDeclaredByItsSource(String name) throws IOException {
    Set<String> items = new HashSet<>(Set.of(""));
    Set<String> agencies = new HashSet<>(Set.of(""));
    Set<String> regions = new HashSet<>();
    Map<String, String> schemes = new HashMap<>();
    for (Object body : references(name)) {
      if (body instanceof SupervisionItem item) {
        items.add(item.getItemCode());
      } else if (body instanceof Agency agency) {
        agencies.add(agency.getCode());
      } else if (body instanceof Region region) {
        regions.add(region.getCode());
      } else if (body instanceof IdScheme scheme) {
        schemes.put(scheme.getScheme(), scheme.getPattern());
      }
    }
    for (SupervisionAct act : acts(name)) {
      assertThat(act.getItemCode()).isIn(items);
      assertThat(act.getAgencyCode()).isIn(agencies).hasSizeLessThanOrEqualTo(20);
      assertThat(act.getAreaNumber()).isIn(regions).matches("\\d{6}");
      if (!act.getParty().getUiCode().isEmpty()) {
        assertThat(act.getParty().getUiCode()).matches(schemes.get(act.getParty().getCeType()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tw_env", "chicago", "jp_labour"})
  void declaration_saysWhoTheSourceIs(String name) throws IOException {
    SourceDeclaration declaration =
        references(name).stream()
            .filter(SourceDeclaration.class::isInstance)
            .map(SourceDeclaration.class::cast)
            .findFirst()
            .orElseThrow();
    Source source = Source.load(SOURCES.resolve(name));
    assertThat(declaration.getCdSource()).isEqualTo(source.cdSource());
    assertThat(declaration.getTimeZone()).isEqualTo(source.facts().zone().getId());
    Set<String> kinds = new HashSet<>();
    acts(name).forEach(act -> kinds.add(act.getKind().name()));
    assertThat(declaration.getKinds()).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void penaltyListedUnderTwoFacilities_hasOneIdentity() throws IOException {
    List<SupervisionAct> twins =
        acts("tw_env").stream()
            .filter(
                act ->
                    act.getBody() instanceof Penalty penalty
                        && penalty.getPunishDocumentCode().equals("22-103-110256"))
            .toList();
    assertThat(twins).hasSize(2);
    assertThat(twins).extracting(act -> act.getEnvelope().getCdId()).doesNotHaveDuplicates();
    assertThat(twins)
        .extracting(act -> act.getEnvelope().getRecordUniqueIdentity())
        .containsOnly(twins.get(0).getEnvelope().getRecordUniqueIdentity())
        .allMatch(identity -> identity.matches("penalties/[0-9a-f]{32}"));
    // Who broke the law; the decision is registered under A36A8051.
    assertThat(twins).extracting(act -> act.getParty().getUiCode()).containsOnly("A39C0165");
  }

  @Test
  void penalty_typedInWrongly_isRevoked() throws IOException {
    SupervisionAct act = penalty("40-103-120006");
    Penalty penalty = (Penalty) act.getBody();
    assertThat(penalty.getRevoked()).isTrue();
    assertThat(penalty.getRevokeReason()).isEqualTo("資料鍵入錯誤");
    assertThat(penalty.getFineFen()).isEqualTo(600_000);
    assertThat(penalty.getCurrency()).isEqualTo("TWD");
    assertThat(penalty.getDisclosedAt()).isEqualTo(LocalDate.of(2014, 12, 2));
    assertThat(act.getAgencyCode()).isEqualTo("TW-710100-WASTE");
    assertThat(act.getItemCode()).isEqualTo("71000101000000");
    assertThat(act.getObjectName()).isEqualTo("基督復臨安息日會醫療財團法人臺安醫院");
  }

  @Test
  void penalty_withoutAmount_isAcceptedWithNone() throws IOException {
    Penalty penalty = (Penalty) penalty("30-102-050007").getBody();
    assertThat(penalty.getFineFen()).isZero();
    assertThat(penalty.getPenaltyTypes()).isEmpty();
    assertThat(penalty.getDisclosedAt()).isEqualTo(LocalDate.of(2016, 3, 6));
  }

  @Test
  void penalty_ofSupervisionTeam_fallsBackToTheTopRegion() throws IOException {
    SupervisionAct act = penalty("30-101-020002");
    assertThat(act.getAgencyCode()).isEqualTo("TW-INSP-WATER");
    assertThat(act.getAreaNumber()).isEqualTo("710000");
  }

  private SupervisionAct penalty(String document) throws IOException {
    return acts("tw_env").stream()
        .filter(
            act ->
                act.getBody() instanceof Penalty penalty
                    && penalty.getPunishDocumentCode().equals(document))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void chicago_failedInspection_isAProblemWithCodes() throws IOException {
    List<Inspection> inspections =
        acts("chicago").stream()
            .filter(act -> act.getKind() == ActKind.INSPECTION)
            .map(act -> (Inspection) act.getBody())
            .toList();
    assertThat(inspections).allMatch(Inspection::getOnSite);
    assertThat(inspections)
        .filteredOn(it -> it.getOutcome().equals("Pass"))
        .allMatch(it -> it.getProblemList().size() > 0)
        .allMatch(it -> it.getProblem() == (it.getCriticalCount() + it.getSeriousCount() > 0));
    assertThat(inspections)
        .filteredOn(it -> it.getPurpose().equals("Canvass"))
        .extracting(Inspection::getVisitReason)
        .containsOnly("01");
  }

  @Test
  void jpLabour_removedEntry_isTwoActs() throws IOException {
    List<SupervisionAct> acts = acts("jp_labour");
    assertThat(acts)
        .extracting(act -> ((CreditEvent) act.getBody()).getInOut())
        .containsExactly("IN", "IN", "OUT", "OUT", "IN");
  }

  /**
   * As the list is published again and again: first without an end, its address completed later.
   */
  @Test
  void jpLabour_entryDeliveredAgainWithItsRemoval_isOneEntryWithAnEnd() throws IOException {
    String header =
        "party_key,party_name,name_withheld,location,labor_bureau,first_appeared,last_appeared,"
            + "duration_days,violation_law,violation_summary,prosecution_date,status,crossed_data_gap\n";
    Path first = Files.createDirectory(work.resolve("first"));
    Path second = Files.createDirectory(work.resolve("second"));
    Files.writeString(
        first.resolve("published_violations_1.csv"),
        header + "k1,（株）某,0,大阪府大阪市,大阪労働局,2016-10-20,2017-06-01,224,労働安全衛生法第20条,要旨,,active,\n");
    Files.writeString(
        second.resolve("published_violations_2.csv"),
        header
            + "k1,（株） 某,0,大阪府大阪市鶴見区,大阪労働局,2016-10-20,2017-11-18,394,労働安全衛生法第20条,要旨,2016-09-01,removed,\n");
    List<String> before = ids(first);
    List<String> after = ids(second);
    assertThat(before).hasSize(1);
    assertThat(after).hasSize(2).containsAll(before);
  }

  private List<String> ids(Path data) throws IOException {
    List<String> ids = new ArrayList<>();
    new SourceReader(Source.load(SOURCES.resolve("jp_labour")), report -> {})
        .read(data, (record, tie) -> ids.add(new String(record.key(), StandardCharsets.UTF_8)));
    return ids;
  }

  @Test
  void calendar_hasEveryDayOf2015To2026() throws IOException {
    LocalDate first = LocalDate.of(2015, 1, 1);
    assertThat(calendar().keySet())
        .containsExactlyInAnyOrderElementsOf(first.datesUntil(LocalDate.of(2027, 1, 1)).toList());
  }

  /** Days that notices other than the yearly one moved. */
  @Test
  void calendar_knowsWhatWasAnnouncedBesidesTheYearlyNotice() throws IOException {
    Map<LocalDate, Boolean> days = calendar();
    assertThat(days.get(LocalDate.of(2015, 9, 4))).isFalse();
    assertThat(days.get(LocalDate.of(2015, 9, 6))).isTrue();
    assertThat(days.get(LocalDate.of(2018, 12, 29))).isTrue();
    assertThat(days.get(LocalDate.of(2018, 12, 31))).isFalse();
  }

  /** Weekdays off are paid for by weekends at work, but for the holidays of the law. */
  @Test
  void calendar_hasSomeTwoHundredAndFiftyWorkingDaysAYear() throws IOException {
    Map<Integer, Long> working =
        calendar().entrySet().stream()
            .filter(Map.Entry::getValue)
            .collect(Collectors.groupingBy(day -> day.getKey().getYear(), Collectors.counting()));
    assertThat(working).hasSize(12);
    assertThat(working.values()).allMatch(days -> days >= 247 && days <= 251);
  }

  private Map<LocalDate, Boolean> calendar() throws IOException {
    Map<LocalDate, Boolean> days = new HashMap<>();
    for (Object body : references("cn")) {
      days.put(((CalendarDay) body).getDate(), ((CalendarDay) body).getWorking());
    }
    return days;
  }

  @Test
  void calendar2020_hasItsMakeUpDays() throws IOException {
    Map<LocalDate, Boolean> days = calendar();
    assertThat(days.get(LocalDate.of(2020, 9, 27))).isTrue();
    assertThat(days.get(LocalDate.of(2020, 10, 10))).isTrue();
    for (int day = 1; day <= 8; day++) {
      assertThat(days.get(LocalDate.of(2020, 10, day))).isFalse();
    }
    assertThat(days.get(LocalDate.of(2020, 10, 9))).isTrue();
  }
}
