package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Officer;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SupervisionItem;
import cn.jianguan.rules.history.Observation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTest {
  private static final long NOW = ActRows.midnight(ActRows.DAY.plusDays(1)).toEpochMilli();
  private static final IntakeOptions OPTIONS =
      new IntakeOptions("a secret of tests only", Duration.ofDays(30));

  private final InMemoryMetrics metrics = new InMemoryMetrics();
  private final StationHarness<LogRecord, LogRecord, IntakeOutput> log =
      new StationHarness<>(
          new Intake(OPTIONS, metrics),
          (one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()),
          (one, other) -> one.key().compareTo(other.key()));
  private final List<IntakeOutput> emitted = new ArrayList<>();
  private long offset;

  @Test
  void firstRow_isAsserted_andObserved() {
    send(ActRows.complaint("a", 1), 0);

    assertThat(entries()).extracting(ActLogEntry::getOp).containsExactly(ActLogOp.ASSERT);
    assertThat(entries().get(0).getObjectKey()).isEqualTo("USCC:" + ActRows.USCC);
    assertThat(observations())
        .extracting(each -> each.op() + " " + each.subject())
        .containsExactly("FIRST OBJECT:USCC:" + ActRows.USCC, "FIRST REGION_CATEGORY:320102|food");
  }

  @Test
  void sameRowAgain_isDuplicate_L0() {
    send(ActRows.complaint("a", 1), 0);
    send(ActRows.complaint("a", 2), 1);

    assertThat(story()).containsExactly("ASSERT 1", "DUPLICATE 1 L0");
  }

  @Test
  void everyRow_isCountedOnce() {
    send(ActRows.complaint("a", 1), 0);
    send(ActRows.complaint("a", 2), 1);
    send(ActRows.complaint("b", 1), 2);
    SupervisionAct wrong = ActRows.complaint("c", 1);
    wrong.setKind(ActKind.PERMIT);
    send(wrong, 3);

    assertThat(metrics.count(Metric.ROWS_ACCEPTED, "COMPLAINT")).isEqualTo(2);
    assertThat(metrics.count(Metric.ROWS_DUPLICATE, "L0")).isEqualTo(1);
    assertThat(metrics.count(Metric.REJECTS, "intake", "KIND_MISMATCH")).isEqualTo(1);
    assertThat(metrics.total(Metric.ROWS_ACCEPTED) + metrics.total(Metric.ROWS_DUPLICATE))
        .isEqualTo(entries().size());
    assertThat(metrics.total(Metric.REJECTS)).isEqualTo(1);
  }

  @Test
  void rowThatAnOperatorPassed_isAnswered_alsoWhereItWaitedHere() {
    SupervisionAct act = ActRows.complaint("a", 1);
    LogRecord row = ActRows.raw(act, 0, NOW);
    StationHarness<LogRecord, LogRecord, IntakeOutput> passing =
        new StationHarness<>(
            new Intake(OPTIONS, Set.of(row.position()), metrics),
            (one, other) -> 0,
            (one, other) -> 0);
    passing.data(key(act), row, NOW);
    passing.data(key(act), ActRows.raw(act, 1, NOW + 1), NOW + 1);
    passing
        .advanceTo(NOW + 1)
        .forEach(each -> Heard.of(each.output(), each.logTime()).forEach(emitted::add));

    assertThat(rejects())
        .extracting(RejectRecord::getReason, RejectRecord::getPosition)
        .containsExactly(tuple(RejectReason.SKIPPED, row.position()));
    assertThat(entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "12388, a source, source",
    "省纪委12388举报网站, a source, source",
    "12380-online, a source, source",
    "12345, LD-12388, envelope.cdSource",
    "12345, a source, ''",
    "123880, a source, ''",
    "5123881, a source, ''"
  })
  void reportAboutAnOfficial_isRefused_andNothingOfItIsKept(
      String channel, String source, String field) {
    SupervisionAct act = ActRows.complaint("a", 1);
    ((Complaint) act.getBody()).setSource(channel);
    if (source.startsWith("LD-")) {
      act.getEnvelope().setCdSource(source);
    }
    send(act, 0);
    assertThat(entries()).hasSize(field.isEmpty() ? 1 : 0);
    for (RejectRecord reject : rejects()) {
      assertThat(reject.getField()).isEqualTo(field);
      assertThat(reject.getExpected()).contains("12388");
      assertThat(reject.getOriginal().remaining()).isZero();
      assertThat(reject.getOriginalLength()).isPositive();
    }
    assertThat(rejects()).hasSize(field.isEmpty() ? 0 : 1);
  }

  @Test
  void sameRowByAnotherWay_isDuplicate_L1() {
    SupervisionAct one = ActRows.complaint("a", 1);
    SupervisionAct other = ActRows.complaint("b", 1);
    one.getEnvelope().setRecordUniqueIdentity("u");
    other.getEnvelope().setRecordUniqueIdentity("u");
    send(one, 0);
    send(other, 1);

    assertThat(story()).containsExactly("ASSERT 1", "DUPLICATE 1 L1");
  }

  @Test
  void secondListing_doesNotMoveTheDayOfPublication() {
    reference();
    send(listed("facility-1", 1, ActRows.DAY), 0);
    send(listed("facility-2", 2, ActRows.DAY.plusDays(30)), 1);

    assertThat(story()).containsExactly("ASSERT 1", "DUPLICATE 1 L1");
  }

  @Test
  void olderListingKnownLater_bringsTheEarlierDay_andRepeatingTheLaterOneDoesNotTakeItBack() {
    reference();
    send(listed("facility-2", 2, ActRows.DAY.plusDays(30)), 0);
    send(listed("facility-1", 1, ActRows.DAY), 1);
    send(listed("facility-2", 3, ActRows.DAY.plusDays(30)), 2);

    assertThat(story()).containsExactly("ASSERT 1", "RETRACT 1", "ASSERT 2", "DUPLICATE 2 L0");
    assertThat(((Penalty) entries().get(2).getAct().getBody()).getDisclosedAt())
        .isEqualTo(ActRows.DAY);
  }

  @Test
  void onlyListing_correctsItsOwnDay() {
    reference();
    send(listed("facility-1", 1, ActRows.DAY), 0);
    send(listed("facility-1", 2, ActRows.DAY.plusDays(3)), 1);

    assertThat(story()).containsExactly("ASSERT 1", "RETRACT 1", "ASSERT 2");
  }

  private static SupervisionAct listed(String cdId, int batch, LocalDate published) {
    SupervisionAct act = ActRows.penalty();
    act.setEnvelope(ActRows.envelope(cdId, batch, Operation.INSERT));
    act.getEnvelope().setRecordUniqueIdentity("decision");
    ((Penalty) act.getBody()).setDisclosedAt(published);
    return act;
  }

  @Test
  void changedRow_retractsTheFormerImage_first() {
    send(ActRows.complaint("a", 1), 0);
    send(category(ActRows.complaint("a", 2), "noise"), 1);

    assertThat(story()).containsExactly("ASSERT 1", "RETRACT 1", "ASSERT 2");
    assertThat(observations())
        .extracting(each -> each.op() + " " + each.features().text("category"))
        .containsExactly(
            "FIRST food", "FIRST food", "REMOVE food", "REMOVE food", "ADD noise", "ADD noise");
  }

  @Test
  void olderBatch_isStale() {
    send(ActRows.complaint("a", 2), 0);
    send(category(ActRows.complaint("a", 1), "noise"), 1);

    assertThat(story()).containsExactly("ASSERT 1", "DUPLICATE 1 STALE");
  }

  @Test
  void delete_carriesTheFormerImage_andANewerInsertRevives() {
    send(ActRows.complaint("a", 1), 0);
    send(delete("a", 2), 1);
    send(delete("a", 2), 2);
    send(ActRows.complaint("a", 3), 3);

    assertThat(story()).containsExactly("ASSERT 1", "DELETE 2", "DUPLICATE 2 L0", "ASSERT 3");
    assertThat(entries().get(1).getAct()).isNotNull();
  }

  @Test
  void deleteBeforeInsert_leavesATombstone() {
    send(delete("a", 2), 0);
    send(ActRows.complaint("a", 1), 1);
    send(ActRows.complaint("a", 2), 2);

    assertThat(story()).containsExactly("DELETE 1", "DUPLICATE 1 STALE", "DUPLICATE 1 STALE");
    assertThat(entries().get(0).getAct()).isNull();
  }

  @Test
  void rowsOfOneMoment_endAlike_whateverTheirOrder() {
    SupervisionAct one = category(ActRows.complaint("a", 1), "noise");
    SupervisionAct other = category(ActRows.complaint("a", 1), "dust");
    log.data(key(one), ActRows.raw(one, 0, NOW), NOW);
    log.data(key(other), ActRows.raw(other, 1, NOW), NOW);
    advance(NOW);
    List<String> first = story();
    Object last = entries().get(2).getAct();

    IntakeTest again = new IntakeTest();
    again.log.data(key(other), ActRows.raw(other, 0, NOW), NOW);
    again.log.data(key(one), ActRows.raw(one, 1, NOW), NOW);
    again.advance(NOW);
    assertThat(again.story()).isEqualTo(first);
    assertThat(again.entries().get(2).getAct()).isEqualTo(last);
  }

  @Test
  void identity_isForgottenAfterTheRetention() {
    long days = Duration.ofDays(20).toMillis();
    send(ActRows.complaint("a", 1), 0);
    send(ActRows.complaint("a", 1), days);
    send(ActRows.complaint("a", 1), 2 * days);
    send(ActRows.complaint("a", 1), 4 * days);

    assertThat(story()).containsExactly("ASSERT 1", "DUPLICATE 1 L0", "DUPLICATE 1 L0", "ASSERT 1");
  }

  @Test
  void naturalPerson_leavesAsPseudonym() {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.getParty().setCeType("ID_CARD");
    act.getParty().setUiCode("11010519491231002x");
    act.getParty().setName("张三丰");
    send(act, 0);

    SupervisionAct out = entries().get(0).getAct();
    assertThat(out.getParty().getName()).isEqualTo("张**");
    assertThat(out.getParty().getUiCode()).hasSize(20).doesNotContain("1949");
  }

  @Test
  void naturalPerson_isHiddenWhereTheDecisionNamesAnotherNumber_too() {
    SupervisionAct act = ActRows.penalty();
    act.getParty().setCeType("ID_CARD");
    act.getParty().setUiCode("11010519491231002x");
    act.getParty().setName("张三丰");
    ((Penalty) act.getBody()).setRegisteredId("11010519491231002X");
    reference();
    send(act, 0);

    SupervisionAct out = entries().get(0).getAct();
    assertThat(((Penalty) out.getBody()).getRegisteredId())
        .isEqualTo(out.getParty().getUiCode())
        .doesNotContain("1949");
  }

  @Test
  void naturalPersonWithoutNumber_isMaskedAllTheSame() {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.getParty().setCeType("ID_CARD");
    act.getParty().setUiCode("");
    act.getParty().setName("张三丰");
    send(act, 0);

    assertThat(entries().get(0).getAct().getParty().getName()).isEqualTo("张**");
    assertThat(entries().get(0).getAct().getParty().getUiCode()).isEmpty();
  }

  @Test
  void inspectors_areMaskedAndStillCounted() {
    SupervisionAct act = ActRows.inspection();
    reference();
    ((Inspection) act.getBody()).setOfficerNames(List.of("王小明", "李雷"));
    send(act, 0);

    Inspection out = (Inspection) entries().get(0).getAct().getBody();
    assertThat(out.getOfficerNames()).containsExactly("王**", "李*");
  }

  @Test
  void legalRepresentative_isHiddenAndTheChangeStillSeen() {
    reference();
    send(enterprise("a", "张三"), 0);
    send(enterprise("b", "张三"), 1);
    send(enterprise("c", "李四"), 2);

    List<SupervisedObject> out =
        entries().stream().map(e -> (SupervisedObject) e.getAct().getBody()).toList();
    assertThat(out).extracting(SupervisedObject::getLegalPerson).containsExactly("张*", "张*", "李*");
    assertThat(out.get(0).getLegalPersonHash())
        .hasSize(20)
        .isEqualTo(out.get(1).getLegalPersonHash())
        .isNotEqualTo(out.get(2).getLegalPersonHash());
  }

  private static SupervisionAct enterprise(String id, String legalPerson) {
    SupervisionAct act = ActRows.complaint(id, 1);
    act.setKind(ActKind.OBJECT);
    act.setObjectName("某店");
    act.setBody(
        SupervisedObject.newBuilder()
            .setObjectCodeScheme("USCC")
            .setObjectCode(ActRows.USCC)
            .setLegalPerson(legalPerson)
            .build());
    return act;
  }

  @Test
  void penalty_isCompletedFromTheLists() {
    reference();
    SupervisionAct act = ActRows.penalty();
    act.setAreaNumber("320102001002");
    act.getParty().setUiCode("９１３２０１００ｍａ０００００１５ｑ");
    send(act, 0);

    SupervisionAct out = entries().get(0).getAct();
    assertThat(out.getDomain()).isEqualTo("SC");
    assertThat(out.getAgencyLevel()).isEqualTo(4);
    assertThat(out.getAreaNumber()).isEqualTo("320102");
    assertThat(out.getAreaOriginal()).isEqualTo("320102001002");
    assertThat(out.getParty().getUiCode()).isEqualTo(ActRows.USCC);
  }

  static List<Arguments> spoilt() {
    return List.of(
        spoilt(RejectReason.FIELD_FORMAT, "envelope.cdBatch", a -> a.getEnvelope().setCdBatch("x")),
        spoilt(RejectReason.FIELD_MISSING, "envelope.cdId", a -> a.getEnvelope().setCdId(" ")),
        spoilt(
            RejectReason.FIELD_MISSING,
            "body.checkActionCode",
            a -> body(a).setCheckActionCode("")),
        spoilt(RejectReason.FIELD_LENGTH, "objectName", a -> a.setObjectName("店".repeat(201))),
        spoilt(RejectReason.FIELD_FORMAT, "itemCode", a -> a.setItemCode("123")),
        spoilt(RejectReason.UNKNOWN_ITEM, "itemCode", a -> a.setItemCode("99999999999999")),
        spoilt(RejectReason.UNKNOWN_AGENCY, "agencyCode", a -> a.setAgencyCode("AG2")),
        spoilt(RejectReason.UNKNOWN_REGION, "areaNumber", a -> a.setAreaNumber("999999")),
        spoilt(
            RejectReason.CHECK_DIGIT,
            "party.uiCode",
            a -> a.getParty().setUiCode("91320100MA0000015R")),
        spoilt(RejectReason.UNKNOWN_CODE, "party.ceType", a -> a.getParty().setCeType("TW-EMS")),
        spoilt(
            RejectReason.UNKNOWN_CODE,
            "body.penaltyTypes",
            a -> body(a).setPenaltyTypes(List.of("9"))),
        spoilt(RejectReason.FIELD_FORMAT, "implementItemCode", a -> a.setImplementItemCode("91")),
        spoilt(
            RejectReason.DATE_ORDER,
            "envelope.submittedDate",
            a -> a.getEnvelope().setSubmittedDate(ActRows.DAY.minusDays(1))),
        spoilt(
            RejectReason.DATE_ORDER,
            "body.closeDate",
            a -> {
              body(a).setFileDate(ActRows.DAY);
              body(a).setCloseDate(ActRows.DAY.minusDays(1));
            }),
        spoilt(RejectReason.FIELD_RANGE, "body.fineFen", a -> body(a).setFineFen(-1)),
        spoilt(RejectReason.FIELD_RANGE, "body.fineFen", a -> body(a).setFineFen(Long.MAX_VALUE)),
        spoilt(
            RejectReason.FIELD_RANGE,
            "body.caseTags",
            a -> body(a).setCaseTags(Collections.nCopies(1_001, ""))),
        spoilt(
            RejectReason.FIELD_RANGE,
            "body.setDate",
            a -> body(a).setSetDate(LocalDate.of(9999, 12, 31))),
        spoilt(
            RejectReason.FIELD_RANGE,
            "body.disclosedAt",
            a -> body(a).setDisclosedAt(LocalDate.of(1899, 12, 31))),
        spoilt(
            RejectReason.FIELD_RANGE,
            "envelope.cdTime",
            a -> a.getEnvelope().setCdTime(java.time.Instant.ofEpochMilli(Long.MAX_VALUE))),
        spoilt(RejectReason.KIND_MISMATCH, "body", a -> a.setBody(Complaint.newBuilder().build())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("spoilt")
  void spoiltRow_isRejected_withReasonAndField(
      RejectReason reason, String field, Consumer<SupervisionAct> spoil) {
    reference();
    SupervisionAct act = ActRows.penalty();
    spoil.accept(act);
    send(act, 0);

    assertThat(entries()).isEmpty();
    assertThat(rejects()).hasSize(1);
    assertThat(rejects().get(0).getReason()).isEqualTo(reason);
    assertThat(rejects().get(0).getField()).isEqualTo(field);
    assertThat(rejects().get(0).getExpected()).contains(" / ");
    assertThat(observations()).isEmpty();
  }

  @ParameterizedTest(name = "pattern {0}, number {1}: {2} {3}")
  @CsvSource({
    "[A-Z, A, FIELD_FORMAT, party.ceType",
    "(?=A)A, A, FIELD_FORMAT, party.ceType",
    "'', 0, FIELD_RANGE, party.uiCode",
    "'', 00000000, FIELD_RANGE, party.uiCode",
    "'', 99999999, FIELD_RANGE, party.uiCode",
    "'', 无, FIELD_RANGE, party.uiCode",
    "'', 不详, FIELD_RANGE, party.uiCode",
    "'', ---, FIELD_RANGE, party.uiCode",
    "'', n/a, FIELD_RANGE, party.uiCode",
    "'', ｎｕｌｌ, FIELD_RANGE, party.uiCode",
    "'', 'A\u200B1', FIELD_FORMAT, party.uiCode",
    "'', 'A\u00001', FIELD_FORMAT, party.uiCode",
    "'', 'A\uFEFF1', FIELD_FORMAT, party.uiCode",
    "'\\d+', X, FIELD_FORMAT, party.uiCode"
  })
  void schemeOfASource_thatCannotBeUsed_orNumberOfNobody_isRefused(
      String pattern, String number, RejectReason reason, String field) {
    reference();
    sendScheme(pattern);
    SupervisionAct act = ActRows.penalty();
    act.getParty().setCeType("A-NO");
    act.getParty().setUiCode(number);
    send(act, 20);

    assertThat(rejects()).extracting(RejectRecord::getReason).containsExactly(reason);
    assertThat(rejects()).extracting(RejectRecord::getField).containsExactly(field);

    sendScheme("[A-Z0-9]*");
    act.getParty().setUiCode("22");
    send(act, 30);
    assertThat(story()).containsExactly("ASSERT 1");
  }

  private void sendScheme(String pattern) {
    IdScheme scheme =
        IdScheme.newBuilder().setScheme("A-NO").setName("号").setPattern(pattern).build();
    scheme.setCdSource("32-market");
    log.reference(ActRows.raw(ActRows.reference("scheme", scheme)), offset + 1);
    log.reference(
        ActRows.raw(
            ActRows.reference(
                "source",
                SourceDeclaration.newBuilder().setCdSource("32-market").setName("某系统").build())),
        offset + 1);
  }

  @Test
  void rowOfSeveralFaults_saysThemAll_withValidOrNearestCodes() {
    reference();
    SupervisionAct act = ActRows.penalty();
    act.setDomain("SX");
    act.setItemCode("01234567890132");
    act.setAgencyCode("AG2");
    body(act).setCaseSource("9");
    body(act).setFineFen(-1);
    body(act).setConfiscatedFen(-1);
    send(act, 0);

    assertThat(rejects()).hasSize(1);
    RejectRecord reject = rejects().get(0);
    assertThat(reject.getField()).isEqualTo("domain");
    assertThat(reject.getExpected())
        .contains("5 more", "nearest: ", "SC 市场监管")
        .contains("[body.caseSource] UNKNOWN_CODE「9」", "valid: 1 ")
        .contains("[itemCode] UNKNOWN_ITEM「01234567890132」", "nearest: 01234567890123")
        .contains("[agencyCode] UNKNOWN_AGENCY「AG2」", "nearest: AG1 某局")
        .contains("[body.fineFen]", "[body.confiscatedFen]");
  }

  @ParameterizedTest(name = "{0}, {1} under {2}")
  @CsvSource({
    "'', 320102199003070033, ID_CARD",
    "2, 91320100MA0000015Q, USCC",
    "1, 320102199003070033, A-NO",
    "2, B2345678, A-NO"
  })
  void partyThatIsAPerson_isHiddenUnderAnyField_andScheme(
      String nature, String code, String scheme) {
    reference();
    sendScheme("");
    SupervisionAct act = ActRows.penalty();
    act.getParty().setNature(nature.isEmpty() ? "1" : nature);
    act.getParty().setCeType(scheme);
    act.getParty().setUiCode(code);
    act.getParty().setName("王小明");
    act.setObjectName("王小明小吃店");
    act.setAddressRegistered("江苏省南京市玄武区中山路1号3栋201室");
    body(act).setIllegalFact("王小明(证号" + code + "，电话13812345678)销售过期食品");
    body(act).setPunishDocumentCode("罚" + code);
    act.getEnvelope().setOrigin("罚/" + code + ".csv:3");
    send(act, 20);

    SupervisionAct out = entries().get(0).getAct();
    assertThat(out.getParty().getUiCode()).matches("[0-9A-F]{20}");
    assertThat(out.getObjectName()).isEqualTo("王**小吃店");
    assertThat(out.getAddressRegistered()).isEqualTo("江苏省南京市玄武区***");
    assertThat(body(out).getIllegalFact()).contains(out.getParty().getUiCode());
    assertThat(out.toString().replace(out.getEnvelope().getOrigin(), ""))
        .doesNotContain(code, "王小明", "13812345678", "中山路");
  }

  @Test
  void personsInTheNamesOfRows_areHiddenEverywhere_andTheRowIsStillOne() {
    SupervisionAct act = ActRows.complaint("320102199003070033-1", 1);
    ((Complaint) act.getBody()).setCallerHash("13812345678");
    act.getEnvelope().setSubmittedPersonnel("张三");
    act.getEnvelope().setOrigin("/13812345678/a.csv:3");
    send(act, 0);
    send(act, 1);

    assertThat(story()).containsExactly("ASSERT 1", "DUPLICATE 1 L0");
    Complaint out = (Complaint) entries().get(0).getAct().getBody();
    assertThat(out.getCallerHash()).matches("[0-9A-F]{20}");
    assertThat(entries().get(0).getOrigin()).contains(out.getCallerHash());
    assertThat(entries().get(0).getActId())
        .startsWith("32-market/")
        .isEqualTo(entries().get(1).getActId());
    assertThat(entries().toString()).doesNotContain("320102199003070033", "13812345678", "张三");
    assertThat(observations()).extracting(Observation::actId).doesNotContain(key(act));
  }

  @Test
  void officers_areTheSamePseudonym_inTheRosterAndOnTheInspection() {
    reference();
    SupervisionAct inspection = ActRows.inspection();
    ((Inspection) inspection.getBody()).setOfficerCodes(List.of("苏A-001"));
    send(inspection, 0);
    SupervisionAct officer = ActRows.complaint("o1", 1);
    officer.setKind(ActKind.OFFICER);
    officer.setBody(
        Officer.newBuilder().setOfficerId("o-1").setName("王小明").setCertificateNo("苏A-001").build());
    send(officer, 1);

    Officer listed = (Officer) entries().get(1).getAct().getBody();
    assertThat(listed.getCertificateNo()).matches("[0-9A-F]{20}");
    assertThat(listed.getOfficerId()).matches("[0-9A-F]{20}");
    assertThat(((Inspection) entries().get(0).getAct().getBody()).getOfficerCodes())
        .containsExactly(listed.getCertificateNo());
  }

  @Test
  void rejects_showNoPersons_butTheOriginal() {
    reference();
    SupervisionAct act = ActRows.penalty();
    act.getParty().setNature("2");
    act.getParty().setName("王小明".repeat(70));
    act.getParty().setCeType("ID_CARD");
    act.getParty().setUiCode("320102199003070030");
    body(act).setPunishActionCode("身份证320102199003070033".repeat(9));
    send(act, 0);

    RejectRecord reject = rejects().get(0);
    assertThat(reject.getValue() + reject.getExpected())
        .doesNotContain("王小明", "320102199003070030", "320102199003070033");
    assertThat(reject.getExpected()).contains("[party.uiCode] CHECK_DIGIT");
  }

  @Test
  void goodPenalty_isAccepted_reportedOnItsOwnDay() {
    reference();
    SupervisionAct act = ActRows.penalty();
    act.getEnvelope().setSubmittedDate(ActRows.DAY);
    send(act, 0);

    assertThat(rejects()).isEmpty();
    assertThat(story()).containsExactly("ASSERT 1");
  }

  @Test
  void itemNotInForce_isLetIn_andFlagged() {
    log.reference(ActRows.raw(ActRows.item(LocalDate.of(2020, 1, 1), ActRows.DAY.minusDays(1))), 0);
    log.reference(ActRows.raw(ActRows.agency()), 0);
    SupervisionAct lastDay = ActRows.penalty();
    lastDay.getEnvelope().setCdId("last day");
    lastDay.setOccurredAt(ActRows.midnight(ActRows.DAY.minusDays(1)));
    send(lastDay, 0);
    send(ActRows.penalty(), 1);

    assertThat(rejects()).isEmpty();
    assertThat(entries())
        .extracting(entry -> entry.getAct().getItemStatus())
        .containsExactly("UNPUBLISHED", "NOT_IN_FORCE");
  }

  @Test
  void itemInForceAndPublished_carriesNoFlag_whateverTheSourceSays() {
    ReferenceRecord item = ActRows.item(null, null);
    ((SupervisionItem) item.getBody()).setPublished(true);
    log.reference(ActRows.raw(item), 0);
    log.reference(ActRows.raw(ActRows.agency()), 0);
    SupervisionAct act = ActRows.penalty();
    act.setItemStatus("NOT_IN_FORCE");
    act.setOutsideArea(true);
    send(act, 0);

    assertThat(entries().get(0).getAct().getItemStatus()).isEmpty();
    assertThat(entries().get(0).getAct().getOutsideArea()).isFalse();
  }

  @Test
  void itemCancelledWithoutADate_isFlagged() {
    ReferenceRecord item = ActRows.item(null, null);
    ((SupervisionItem) item.getBody()).setStatus("CANCELLED");
    log.reference(ActRows.raw(item), 0);
    log.reference(ActRows.raw(ActRows.agency()), 0);
    send(ActRows.penalty(), 0);

    assertThat(entries().get(0).getAct().getItemStatus()).isEqualTo("CANCELLED");
  }

  @Test
  void deletedItem_isUnknown_thoughTheDeletionCarriesIt() {
    reference();
    ReferenceRecord deletion = ActRows.item(null, null);
    deletion.getEnvelope().setCdOperation(Operation.DELETE);
    log.reference(ActRows.raw(deletion), 10);
    send(ActRows.penalty(), 20);

    assertThat(rejects())
        .extracting(RejectRecord::getReason)
        .containsExactly(RejectReason.UNKNOWN_ITEM);
  }

  @Test
  void agencyOfTwoLives_isDescribedByTheOneInForceOnTheDayOfTheAct() {
    reference();
    Agency former = Agency.newBuilder().setCode("AG1").setName("旧局").setLevel(3).build();
    former.setValidTo(ActRows.DAY.minusDays(1));
    log.reference(ActRows.raw(ActRows.reference("agency until then", former)), 10);
    send(ActRows.penalty(), 20);

    assertThat(entries().get(0).getAct().getAgencyName()).isEqualTo("某局");
    assertThat(entries().get(0).getAct().getAgencyLevel()).isEqualTo(4);
  }

  @ParameterizedTest(name = "agency of {0}, act in {1}: outside {2}")
  @CsvSource({
    "320102, 320102, false",
    "320100, 320102, false",
    "320102, 320100, false",
    "320102, 320104, true",
    "320200, 320102, true",
    "'', 320102, false"
  })
  void actOutsideTheAgencysArea_isFlagged(String own, String place, boolean outside) {
    reference();
    ReferenceRecord agency = ActRows.agency();
    ((Agency) agency.getBody()).setAreaNumber(own);
    log.reference(ActRows.raw(agency), 0);
    SupervisionAct act = ActRows.penalty();
    act.setAreaNumber(place);
    send(act, 0);

    assertThat(entries().get(0).getAct().getOutsideArea()).isEqualTo(outside);
  }

  /** A zone lies across two districts of its city. */
  @ParameterizedTest
  @CsvSource({"320102, false", "320104, false", "320200, true"})
  void actOutsideAZonesCity_isFlagged(String place, boolean outside) {
    reference();
    Region zone =
        Region.newBuilder()
            .setCode("320190")
            .setName("某新区")
            .setLevel(4)
            .setParent("320100")
            .setExtension(true)
            .build();
    log.reference(ActRows.raw(ActRows.reference("zone", zone)), 0);
    ReferenceRecord agency = ActRows.agency();
    ((Agency) agency.getBody()).setAreaNumber("320190");
    log.reference(ActRows.raw(agency), 0);
    SupervisionAct act = ActRows.penalty();
    act.setAreaNumber(place);
    send(act, 0);

    assertThat(entries().get(0).getAct().getOutsideArea()).isEqualTo(outside);
  }

  @ParameterizedTest(name = "{0} registered for {1}, claimed {2}: {3}")
  @CsvSource({
    "'', '', '', AGENCY",
    "BODY, AG1, '', ENTRUSTED",
    "BODY, AG1, ENTRUSTED, ENTRUSTED",
    "BODY, OTHER, ENTRUSTED, UNREGISTERED",
    "AG1, '', ENTRUSTED, UNREGISTERED",
    "BODY, AG1, THIRD_PARTY, THIRD_PARTY"
  })
  void bodyThatInspects_isLookedUp(String acting, String by, String claimed, String type) {
    reference();
    Agency body =
        Agency.newBuilder()
            .setCode("BODY")
            .setName("某中心")
            .setEntrusted(true)
            .setEntrustedBy(by)
            .build();
    log.reference(ActRows.raw(ActRows.reference("body", body)), 0);
    SupervisionAct act = ActRows.inspection();
    act.setEntrustedCode(acting);
    ((Inspection) act.getBody()).setBodyType(claimed);
    send(act, 0);

    Inspection out = (Inspection) entries().get(0).getAct().getBody();
    assertThat(out.getBodyType()).isEqualTo(type);
  }

  @Test
  void everyRow_hasOneAnswer_andIsCounted() {
    reference();
    SupervisionAct bad = ActRows.penalty();
    bad.setItemCode("1");
    SupervisionAct late = ActRows.penalty();
    late.getEnvelope().setCdId("late");
    late.setOccurredAt(ActRows.midnight(ActRows.DAY.minusDays(30)));
    send(ActRows.penalty(), 0);
    send(ActRows.penalty(), 1);
    send(bad, 2);
    send(late, 3);

    RowCount sum =
        emitted.stream()
            .filter(IntakeOutput.Counted.class::isInstance)
            .map(each -> ((IntakeOutput.Counted) each).count())
            .reduce(RowCount::plus)
            .orElseThrow();
    assertThat(List.of(sum.rows(), sum.late(), sum.invalid(), sum.duplicates()))
        .containsExactly(4L, 1L, 1L, 1L);
    assertThat(entries().size() + rejects().size()).isEqualTo(4);
  }

  private static Arguments spoilt(
      RejectReason reason, String field, Consumer<SupervisionAct> spoil) {
    return Arguments.of(reason, field, spoil);
  }

  private static Penalty body(SupervisionAct act) {
    return (Penalty) act.getBody();
  }

  private static SupervisionAct category(SupervisionAct act, String category) {
    ((Complaint) act.getBody()).setCategory(category);
    return act;
  }

  private static SupervisionAct delete(String cdId, int batch) {
    SupervisionAct act = ActRows.complaint(cdId, batch);
    act.getEnvelope().setCdOperation(Operation.DELETE);
    act.setBody(null);
    return act;
  }

  private void reference() {
    log.reference(ActRows.raw(ActRows.item(LocalDate.of(2020, 1, 1), null)), 0);
    log.reference(ActRows.raw(ActRows.agency()), 0);
  }

  private void send(SupervisionAct act, long after) {
    log.data(key(act), ActRows.raw(act, offset++, NOW + after), NOW + after);
    advance(NOW + after);
  }

  private static String key(SupervisionAct act) {
    return ActRows.raw(act, 0, 0).key();
  }

  private void advance(long upTo) {
    log.advanceTo(upTo)
        .forEach(each -> Heard.of(each.output(), each.logTime()).forEach(emitted::add));
  }

  private List<String> story() {
    return entries().stream()
        .map(
            each ->
                (each.getOp()
                        + " "
                        + each.getVersion()
                        + " "
                        + (each.getDuplicateLevel() == null ? "" : each.getDuplicateLevel()))
                    .strip())
        .toList();
  }

  private List<ActLogEntry> entries() {
    return output(Topic.ACT_LOG, ActLogEntry.class);
  }

  private List<RejectRecord> rejects() {
    return output(Topic.REJECTS, RejectRecord.class);
  }

  private <T extends SpecificRecord> List<T> output(Topic topic, Class<T> type) {
    return emitted.stream()
        .filter(IntakeOutput.Logged.class::isInstance)
        .map(each -> ((IntakeOutput.Logged) each).output())
        .filter(output -> output.topic() == topic)
        .map(OutputRecord::bytes)
        .map(bytes -> decode(bytes, type))
        .toList();
  }

  private static <T extends SpecificRecord> T decode(byte[] bytes, Class<T> type) {
    try {
      return Codec.standard().decode(bytes, type);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private List<Observation> observations() {
    return emitted.stream()
        .filter(IntakeOutput.Observed.class::isInstance)
        .map(each -> ((IntakeOutput.Observed) each).observation())
        .toList();
  }
}
