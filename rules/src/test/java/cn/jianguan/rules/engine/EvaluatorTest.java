package cn.jianguan.rules.engine;

import static cn.jianguan.rules.engine.TestModels.indicator;
import static cn.jianguan.rules.engine.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.Peers;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.model.Window;
import cn.jianguan.rules.scenario.ScenarioFeed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Subject OBJECT = Subject.parse("OBJECT:USCC:91320100MA0000015Q");
  private static final String SURGE_RULE = "number(\"x\") >= parameter(\"limit\")";

  private static ModelDefinition surge(String version, String limit) {
    return model("T-1")
        .version(version)
        .indicator(indicator("x", Aggregate.COUNT, "7d", "", ""))
        .parameter("limit", "*", limit)
        .parameter("limit", "320000", "2")
        .parameter("limit", "320100", "1")
        .episode("{objectKey}|{agencyCode}")
        .rule(SURGE_RULE, "hit(Severity.YELLOW, \"x\", \"limit\")")
        .build();
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static Observation visit(String id, String occurred, String known, String area) {
    Map<String, Object> values =
        Map.of(
            "onSite",
            true,
            "areaNumber",
            area,
            "agencyCode",
            "A1",
            "objectName",
            "甲公司",
            "objectKey",
            OBJECT.key(),
            "itemCode",
            "33000000000001");
    return new Observation(
        OBJECT,
        Observation.Op.ADD,
        id,
        ActKind.INSPECTION,
        at(occurred),
        at(known),
        Features.of(ActKind.INSPECTION, values));
  }

  private static Observation takenBack(Observation added, String known) {
    return new Observation(
        added.subject(),
        Observation.Op.REMOVE,
        added.actId(),
        added.kind(),
        added.occurredAt(),
        at(known),
        added.features());
  }

  @Test
  void hit_carriesTheZoneThatTheNewestRegistrationNames() {
    ScenarioFeed log =
        new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, surge("1", "1")));
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", "320505"));
    log.observe(registered("r1", "2020-01-01T00:00:00Z", "SIP-1"));
    log.observe(registered("r2", "2022-01-01T00:00:00Z", "SIP-2"));
    log.observe(registered("r3", "2023-01-01T00:00:00Z", ""));
    log.observe(visit("v2", "2024-03-04T00:00:00Z", "2024-03-04T01:00:00Z", "320505"));

    assertThat(log.hits()).extracting(HitRecord::getZone).containsExactly("SIP-2");
  }

  private static Observation registered(String id, String occurred, String zone) {
    return new Observation(
        OBJECT,
        Observation.Op.ADD,
        id,
        ActKind.OBJECT,
        at(occurred),
        at("2024-03-02T00:00:00Z"),
        Features.of(ActKind.OBJECT, Map.of("industrialZone", zone)));
  }

  @Test
  void hit_carriesItsEvidenceAndTheSameIdInEveryRun() {
    for (int run = 0; run < 2; run++) {
      ScenarioFeed log =
          new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, surge("1", "3")));
      log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", "320505"));
      log.observe(visit("v2", "2024-03-04T00:00:00Z", "2024-03-04T01:00:00Z", "320505"));
      assertThat(log.hits()).hasSize(1);
      HitRecord hit = log.hits().get(0);
      // First 16 bytes of SHA-256 over channel, model, subject, episode and trigger, computed
      // elsewhere.
      assertThat(hit.getHitId()).isEqualTo("20d8e09b54e4970ec8a6a17ccaa19309");
      assertThat(hit.getEpisodeKey()).isEqualTo("T-1|" + OBJECT.key() + "|A1");
      assertThat(hit.getAlertSubject()).isEqualTo(OBJECT.key());
      assertThat(hit.getTrigger()).isEqualTo("v2");
      assertThat(hit.getActIds()).containsExactly("v1", "v2");
      assertThat(hit.getActTotal()).isEqualTo(2);
      assertThat(hit.getItemCodes()).containsExactly("33000000000001");
      assertThat(hit.getParameterRegion()).isEqualTo("320000");
      assertThat(hit.getReasonZh()).isEqualTo("甲公司：2");
      assertThat(hit.getZone()).isEmpty();
      assertThat(hit.getEvidence())
          .extracting(EvidenceValue::getName, EvidenceValue::getValue, EvidenceValue::getThreshold)
          .containsExactly(tuple("x", "2", "2"));
    }
  }

  @Test
  void parameters_longestRegionWins() {
    ScenarioFeed log =
        new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, surge("1", "3")));
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", "330106"));
    log.observe(visit("v2", "2024-03-02T00:00:00Z", "2024-03-02T01:00:00Z", "320106"));
    log.observe(visit("v3", "2024-03-20T00:00:00Z", "2024-03-20T01:00:00Z", "320505"));
    log.observe(visit("v4", "2024-03-21T00:00:00Z", "2024-03-21T01:00:00Z", "320505"));
    assertThat(log.hits()).extracting(HitRecord::getTrigger).containsExactly("v2", "v4");
    assertThat(log.hits())
        .extracting(HitRecord::getParameterRegion)
        .containsExactly("320100", "320000");
  }

  @Test
  void actOfAWindowThatWasForgotten_isNotJudged_andWhatWasToldStands() {
    ScenarioFeed log =
        new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, surge("1", "1")));
    Observation told = visit("v1", "2020-03-01T00:00:00Z", "2020-03-01T01:00:00Z", "330106");
    log.observe(told);
    log.observe(visit("v2", "2020-03-03T00:00:00Z", "2020-03-03T01:00:00Z", "330106"));
    log.observe(visit("v3", "2024-03-03T00:00:00Z", "2024-03-03T01:00:00Z", "330106"));
    int before = log.hits().size();

    log.observe(visit("late", "2020-03-04T00:00:00Z", "2024-03-04T00:00:00Z", "330106"));
    log.observe(takenBack(told, "2024-03-05T00:00:00Z"));
    log.observe(visit("v1", "2020-03-01T00:00:00Z", "2024-03-05T00:00:00Z", "330199"));
    log.fireBefore(at("2024-03-06T00:00:00Z"));
    assertThat(log.hits()).hasSize(before);

    log.observe(visit("apart", "2020-05-04T00:00:00Z", "2024-03-07T00:00:00Z", "330106"));
    assertThat(log.hits()).hasSize(before + 1);
    assertThat(log.hits().get(before).getTrigger()).isEqualTo("apart");
  }

  @Test
  void lateActOfASubjectThatIsForgottenAsAWhole_isNotJudgedEither() {
    ScenarioFeed log =
        new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, surge("1", "1")));
    log.observe(visit("v1", "2020-03-01T00:00:00Z", "2020-03-01T01:00:00Z", "330106"));
    log.fireBefore(at("2025-03-01T00:00:00Z"));
    log.observe(visit("late", "2020-03-04T00:00:00Z", "2025-03-04T00:00:00Z", "330106"));
    assertThat(log.hits()).hasSize(1);
    log.fireBefore(at("2031-03-01T00:00:00Z"));
    log.observe(visit("later", "2020-03-04T00:00:00Z", "2031-03-04T00:00:00Z", "330106"));
    assertThat(log.hits()).as("after ten years nobody knows").hasSize(2);
  }

  @Test
  void update_atOneLogTime_neitherEndsNorRepeatsTheHit() {
    ScenarioFeed log =
        new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, surge("1", "2")));
    Observation first = visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", "330106");
    Observation second = visit("v2", "2024-03-04T00:00:00Z", "2024-03-04T01:00:00Z", "330106");
    log.observe(first);
    log.observe(second);
    log.observe(takenBack(second, "2024-03-05T01:00:00Z"));
    log.observe(visit("v2", "2024-03-05T00:00:00Z", "2024-03-05T01:00:00Z", "330106"));
    log.fireBefore(at("2024-03-06T00:00:00Z"));
    assertThat(log.hits()).hasSize(1);
    log.observe(takenBack(first, "2024-03-06T01:00:00Z"));
    log.fireBefore(at("2024-03-07T00:00:00Z"));
    assertThat(log.hits()).extracting(HitRecord::getOp).containsExactly(HitOp.HIT, HitOp.WITHDRAWN);
    assertThat(log.hits())
        .extracting(HitRecord::getHitId)
        .containsOnly(log.hits().get(0).getHitId());
  }

  @Test
  void expectation_resultInTimeButLate_withdrawsTheHit() {
    // Equipment due 10 May; the alert after its grace; a result of 9 May arrives on 20 May.
    ModelDefinition overdue =
        model("SC-02")
            .expectation(
                new ExpectationDefinition(
                    "inspected",
                    Set.of(ActKind.LICENSE),
                    "nextInspection != null",
                    Set.of(ActKind.INSPECTION),
                    "",
                    "",
                    List.of(
                        new ExpectationDefinition.Step(
                            1,
                            "nextInspection",
                            TimeSpan.parse("0d"),
                            null,
                            TimeSpan.parse("2wd"),
                            Severity.ORANGE))))
            .rule("step == 1", "hit($b.getStepSeverity())")
            .build();
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, overdue));
    Features license =
        Features.of(
            ActKind.LICENSE, Map.of("nextInspection", LocalDate.of(2024, 5, 10).toEpochDay()));
    log.observe(
        new Observation(
            OBJECT,
            Observation.Op.ADD,
            "e1",
            ActKind.LICENSE,
            at("2023-05-10T00:00:00Z"),
            at("2023-05-11T00:00:00Z"),
            license));
    log.fireBefore(at("2024-05-14T15:59:59Z"));
    assertThat(log.hits()).isEmpty();
    log.fireBefore(at("2024-05-14T16:00:01Z"));
    assertThat(log.hits()).hasSize(1);
    HitRecord hit = log.hits().get(0);
    assertThat(hit.getOccurredAt()).isEqualTo("2024-05-10T16:00:00Z");
    assertThat(hit.getEvidence())
        .extracting(EvidenceValue::getName, EvidenceValue::getValue, EvidenceValue::getThreshold)
        .containsExactly(tuple("daysOverdue", "4", "2024-05-10"));
    log.observe(visit("i1", "2024-05-09T00:00:00Z", "2024-05-20T00:00:00Z", "320106"));
    assertThat(log.hits()).extracting(HitRecord::getOp).containsExactly(HitOp.HIT, HitOp.WITHDRAWN);
  }

  @Test
  void expectation_daysThatStandStill_putTheDeadlineOff_andTheEarliestFieldCloses() {
    ModelDefinition overdue =
        model("JD-13")
            .expectation(
                new ExpectationDefinition(
                    "released",
                    Set.of(ActKind.CASE_FILE),
                    "",
                    Set.of(),
                    "",
                    "headDecidedAt|decidedAt",
                    List.of(
                        new ExpectationDefinition.Step(
                            1,
                            "filedAt",
                            TimeSpan.parse("10d"),
                            null,
                            "appraisalDays|hearingDays",
                            TimeSpan.NONE,
                            Severity.ORANGE))))
            .rule("step == 1", "hit($b.getStepSeverity())")
            .build();
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, overdue));
    log.observe(caseFile("plain", Map.of()));
    log.observe(caseFile("appraised", Map.of("appraisalDays", 3, "hearingDays", 2)));
    long eleventh = LocalDate.of(2024, 3, 11).toEpochDay();
    log.observe(caseFile("inTime", Map.of("headDecidedAt", at("2024-03-09T00:00:00Z"))));
    log.observe(
        caseFile(
            "either", Map.of("headDecidedAt", at("2024-03-20T00:00:00Z"), "decidedAt", eleventh)));
    log.fireBefore(at("2024-03-12T00:00:00Z"));
    assertThat(log.hits()).extracting(HitRecord::getActIds).containsExactly(List.of("plain"));
    log.fireBefore(at("2024-04-12T00:00:00Z"));
    assertThat(log.hits())
        .extracting(HitRecord::getActIds, hit -> hit.getOccurredAt().toString())
        .containsExactly(
            tuple(List.of("plain"), "2024-03-11T16:00:00Z"),
            tuple(List.of("appraised"), "2024-03-16T16:00:00Z"));
  }

  @Test
  void actModelWithExpectation_hitsByBoth_andWithdrawsEachForItself() {
    Trigger act =
        new Trigger(Trigger.Type.ACT, Set.of(ActKind.INSPECTION), "", null, TimeSpan.NONE);
    ModelDefinition both =
        model("NY-02")
            .expectation(
                new ExpectationDefinition(
                    "e",
                    Set.of(ActKind.INSPECTION),
                    "",
                    Set.of(),
                    "",
                    "",
                    List.of(
                        new ExpectationDefinition.Step(
                            1,
                            "",
                            TimeSpan.NONE,
                            TimeSpan.parse("10d"),
                            TimeSpan.NONE,
                            Severity.BLUE))))
            .trigger(act)
            .indicator(indicator("x", Aggregate.COUNT, "7d", "", ""))
            .rule("step == 0, number(\"x\") >= 2", "hit(Severity.RED)")
            .rule("step == 1", "hit($b.getStepSeverity())")
            .build();
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, both));
    Observation first = visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", "");
    log.observe(first);
    log.observe(visit("v2", "2024-03-05T00:00:00Z", "2024-03-05T01:00:00Z", ""));
    assertThat(log.hits()).extracting(HitRecord::getTrigger).containsExactly("v2");
    log.fireBefore(at("2024-04-01T00:00:00Z"));
    assertThat(log.hits())
        .extracting(HitRecord::getTrigger)
        .containsExactly("v2", "deadline:v1:e/1", "deadline:v2:e/1");
    log.observe(takenBack(first, "2024-04-01T01:00:00Z"));
    log.fireBefore(at("2024-04-02T00:00:00Z"));
    assertThat(log.hits())
        .extracting(HitRecord::getOp, HitRecord::getTrigger)
        .endsWith(tuple(HitOp.WITHDRAWN, "v2"), tuple(HitOp.WITHDRAWN, "deadline:v1:e/1"))
        .hasSize(5);
  }

  private static Observation caseFile(String id, Map<String, ?> own) {
    Map<String, Object> features = new HashMap<>(own);
    features.put("filedAt", LocalDate.of(2024, 3, 1).toEpochDay());
    return new Observation(
        OBJECT,
        Observation.Op.ADD,
        id,
        ActKind.CASE_FILE,
        at("2024-03-01T00:00:00Z"),
        at("2024-03-01T01:00:00Z"),
        Features.of(ActKind.CASE_FILE, features));
  }

  @Test
  void period_isJudgedAtItsEndAndAgainWhenSomethingArrivesLate() {
    ModelDefinition monthly =
        model("JD-17")
            .trigger(
                new Trigger(
                    Trigger.Type.PERIOD,
                    Set.of(ActKind.INSPECTION),
                    "",
                    Window.Unit.MONTH,
                    TimeSpan.parse("24h")))
            .indicator(indicator("x", Aggregate.COUNT, "month", "", ""))
            .indicator(indicator("before", Aggregate.COUNT, "month-1", "", ""))
            .parameter("limit", "*", "2")
            .rule(SURGE_RULE, "hit(Severity.BLUE, \"x\", \"limit\")")
            .rule(
                SURGE_RULE + ", number(\"before\") >= parameter(\"limit\")",
                "hit(Severity.YELLOW, \"before\", \"limit\")")
            .build();
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, monthly));
    log.observe(visit("a1", "2024-01-05T00:00:00Z", "2024-01-05T01:00:00Z", ""));
    log.observe(visit("b1", "2024-02-05T00:00:00Z", "2024-02-05T01:00:00Z", ""));
    log.observe(visit("b2", "2024-02-29T15:59:59.999Z", "2024-02-29T18:00:00Z", ""));
    assertThat(log.hits()).isEmpty();
    log.fireBefore(at("2024-03-01T16:00:00.001Z"));
    assertThat(log.hits()).extracting(HitRecord::getTrigger).containsExactly("period:2024-02-29");
    assertThat(log.hits().get(0).getActIds()).containsExactly("b1", "b2");
    log.observe(visit("a2", "2024-01-31T15:00:00Z", "2024-03-05T00:00:00Z", ""));
    assertThat(log.hits())
        .extracting(HitRecord::getTrigger, HitRecord::getSeverity)
        .containsExactly(
            tuple("period:2024-02-29", Severity.BLUE),
            tuple("period:2024-01-31", Severity.BLUE),
            tuple("period:2024-02-29", Severity.YELLOW));
  }

  private static Observation visitOf(String agency, String id, boolean problem, String known) {
    return new Observation(
        OBJECT,
        Observation.Op.ADD,
        id,
        ActKind.INSPECTION,
        at("2024-02-0" + id.charAt(1) + "T00:00:00Z"),
        at(known),
        Features.of(
            ActKind.INSPECTION,
            Map.of("onSite", true, "agencyCode", agency, "problem", problem, "objectName", "甲")));
  }

  private static IndicatorDefinition problemRate(Peers.Statistic statistic) {
    return new IndicatorDefinition(
        statistic == null ? "x" : "peers",
        Aggregate.SHARE,
        Set.of(ActKind.INSPECTION),
        statistic == null ? "agencyCode == $agencyCode" : "",
        Window.parse("month"),
        "",
        "problem",
        null,
        0,
        true,
        null,
        statistic == null ? null : new Peers("agencyCode", statistic));
  }

  @Test
  void periodByMember_judgesEachMemberAmongItsPeers_andAgainWhenOneOfThemChanges() {
    ModelDefinition lenient =
        model("JD-16")
            .trigger(
                new Trigger(
                    Trigger.Type.PERIOD,
                    Set.of(ActKind.INSPECTION),
                    "",
                    Window.Unit.MONTH,
                    TimeSpan.NONE,
                    "agencyCode"))
            .indicator(problemRate(null))
            .indicator(problemRate(Peers.Statistic.MEDIAN))
            .episode("{agencyCode}")
            .rule("number(\"x\") < 0.5 * number(\"peers\")", "hit(Severity.BLUE, \"x\", \"peers\")")
            .build();
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, lenient));
    String soon = "2024-02-20T00:00:00Z";
    log.observe(visitOf("A", "a1", false, soon));
    log.observe(visitOf("B", "b2", true, soon));
    Observation third = visitOf("C", "c3", true, soon);
    log.observe(third);
    log.fireBefore(at("2024-03-02T00:00:00Z"));
    assertThat(log.hits())
        .extracting(HitRecord::getTrigger, HitRecord::getEpisodeKey, HitRecord::getActIds)
        .containsExactly(tuple("period:2024-02-29:A", "JD-16|A", List.of("a1")));
    log.observe(visitOf("C", "c4", false, "2024-03-05T00:00:00Z"));
    log.observe(takenBack(third, "2024-03-06T00:00:00Z"));
    log.fireBefore(at("2024-03-07T00:00:00Z"));
    // B alone has problems: of A's peers 1 and 0 the median is 0.5, of C's 0 and 1 likewise.
    assertThat(log.hits().subList(1, log.hits().size()))
        .extracting(HitRecord::getTrigger, HitRecord::getOp)
        .containsExactly(tuple("period:2024-02-29:C", HitOp.HIT));
    log.observe(visitOf("A", "a5", true, "2024-03-08T00:00:00Z"));
    assertThat(log.hits().subList(2, log.hits().size()))
        .extracting(HitRecord::getTrigger, HitRecord::getOp)
        .containsExactly(tuple("period:2024-02-29:A", HitOp.WITHDRAWN));
  }

  @Test
  void publish_effectiveDatesAndLanes_followTheLogClock() {
    TestModels reader = new TestModels();
    Evaluator evaluator = new Evaluator(reader, EvaluatorOptions.DEFAULT);
    evaluator.publish(
        reader.record(surge("2", "1"), ModelState.SHADOW, at("2024-03-01T00:00:00Z")));
    evaluator.publish(reader.record(surge("1", "2"), ModelState.ACTIVE, 0));
    evaluator.publish(
        reader.record(surge("2", "1"), ModelState.ACTIVE, at("2024-03-10T00:00:00Z")));
    evaluator.publish(
        reader.record(surge("2", "1"), ModelState.RETIRED, at("2024-03-20T00:00:00Z")));
    ScenarioFeed log = new ScenarioFeed(evaluator);
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", ""));
    log.observe(visit("v2", "2024-03-10T01:00:00Z", "2024-03-10T01:00:00Z", ""));
    log.observe(visit("v3", "2024-03-20T00:00:00Z", "2024-03-20T01:00:00Z", ""));
    assertThat(log.hits())
        .extracting(HitRecord::getTrigger, HitRecord::getModelVersion, HitRecord::getShadow)
        .containsExactly(tuple("v1", "2", true), tuple("v2", "2", false));
  }

  @Test
  void publish_retiredShadow_leavesTheActiveVersionAlone() {
    TestModels reader = new TestModels();
    Evaluator evaluator = new Evaluator(reader, EvaluatorOptions.DEFAULT);
    evaluator.publish(reader.record(surge("1", "1"), ModelState.ACTIVE, 0));
    evaluator.publish(reader.record(surge("2", "1"), ModelState.SHADOW, 0));
    evaluator.publish(
        reader.record(surge("2", "1"), ModelState.RETIRED, at("2024-03-10T00:00:00Z")));
    ScenarioFeed log = new ScenarioFeed(evaluator);
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", ""));
    log.observe(visit("v2", "2024-03-10T00:00:00Z", "2024-03-10T01:00:00Z", ""));
    assertThat(log.hits())
        .extracting(HitRecord::getTrigger, HitRecord::getModelVersion, HitRecord::getShadow)
        .containsExactly(tuple("v1", "1", false), tuple("v1", "2", true), tuple("v2", "1", false));
  }

  @Test
  void publish_expectationAfterItsOpener_setsTheDeadlinesStillAhead() {
    TestModels reader = new TestModels();
    Evaluator evaluator = new Evaluator(reader, EvaluatorOptions.DEFAULT);
    ScenarioFeed log = new ScenarioFeed(evaluator);
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", ""));
    ModelDefinition followUp =
        model("JD-14")
            .expectation(
                new ExpectationDefinition(
                    "e",
                    Set.of(ActKind.INSPECTION),
                    "",
                    Set.of(),
                    "",
                    "",
                    List.of(
                        new ExpectationDefinition.Step(
                            1,
                            "",
                            TimeSpan.NONE,
                            TimeSpan.parse("10d"),
                            TimeSpan.NONE,
                            Severity.BLUE))))
            .rule("step == 1", "hit($b.getStepSeverity())")
            .build();
    evaluator.publish(reader.record(followUp, ModelState.ACTIVE, 0));
    log.observe(visit("v2", "2024-03-05T00:00:00Z", "2024-03-05T01:00:00Z", ""));
    log.fireBefore(at("2024-04-01T00:00:00Z"));
    assertThat(log.hits())
        .extracting(HitRecord::getActIds)
        .containsExactly(List.of("v1"), List.of("v2"));
  }

  @Test
  void failingModel_isReportedThenSuspended_othersGoOn() {
    ModelDefinition failing =
        model("T-0")
            .indicator(indicator("x", Aggregate.COUNT, "7d", "", ""))
            .rule("number(\"nothing\") > 1", "hit(Severity.RED)")
            .build();
    EvaluatorOptions twice =
        new EvaluatorOptions(
            EvaluatorOptions.DEFAULT.zone(),
            EvaluatorOptions.DEFAULT.retention(),
            256,
            2,
            1_000_000);
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(twice, failing, surge("1", "1")));
    for (int i = 1; i <= 3; i++) {
      log.observe(
          visit("v" + i, "2024-03-0" + i + "T00:00:00Z", "2024-03-0" + i + "T01:00:00Z", ""));
    }
    assertThat(log.hits()).hasSize(3);
    assertThat(log.rejects()).hasSize(2);
    assertThat(log.rejects().get(0).getReason()).isEqualTo(RejectReason.MODEL_FAILED);
    assertThat(log.rejects().get(1).getField()).isEqualTo("T-0@1");
    assertThat(log.rejects().get(1).getReason()).isEqualTo(RejectReason.MODEL_SUSPENDED);
  }

  @Test
  void failures_takenOverByAnotherEvaluator_countOn_untilThePublicationAfterThem() {
    TestModels reader = new TestModels();
    ModelDefinition failing =
        model("T-0")
            .indicator(indicator("x", Aggregate.COUNT, "7d", "", ""))
            .rule("number(\"nothing\") > 1", "hit(Severity.RED)")
            .build();
    ModelRecord publication = reader.record(failing, ModelState.ACTIVE, 0);
    Evaluator evaluator = new Evaluator(reader, EvaluatorOptions.DEFAULT);
    evaluator.publish(publication);
    evaluator.restoreFailures(Map.of("T-0@1", 8));
    evaluator.restoreFailures(Map.of("T-0@1", 3));
    ScenarioFeed log = new ScenarioFeed(evaluator);
    for (int i = 1; i <= 4; i++) {
      log.observe(
          visit("v" + i, "2024-03-0" + i + "T00:00:00Z", "2024-03-0" + i + "T01:00:00Z", ""));
    }

    assertThat(log.rejects()).hasSize(2);
    assertThat(log.rejects().get(1).getReason()).isEqualTo(RejectReason.MODEL_SUSPENDED);
    assertThat(evaluator.failures()).containsExactly(Map.entry("T-0@1", 10));
    evaluator.publish(publication);
    assertThat(evaluator.failures()).isEmpty();
  }

  @Test
  void modelThatLooksAtTooManyActs_isSuspended_othersGoOn() {
    ModelDefinition greedy =
        model("T-0")
            .indicator(indicator("x", Aggregate.COUNT, "ever", "", ""))
            .rule("number(\"x\") >= 1", "hit(Severity.RED)")
            .build();
    EvaluatorOptions threeActs =
        new EvaluatorOptions(
            EvaluatorOptions.DEFAULT.zone(), EvaluatorOptions.DEFAULT.retention(), 256, 2, 3);
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(threeActs, greedy, surge("1", "1")));
    for (int day = 10; day <= 50; day += 8) {
      String at = LocalDate.of(2024, 1, 1).plusDays(day) + "T00:00:00Z";
      log.observe(visit("v" + day, at, at, ""));
    }
    assertThat(log.hits())
        .extracting(HitRecord::getModelId)
        .containsExactly("T-0", "T-1", "T-0", "T-1", "T-0", "T-1", "T-1", "T-1", "T-1");
    assertThat(log.rejects()).hasSize(2);
    assertThat(log.rejects().get(0).getReason()).isEqualTo(RejectReason.MODEL_FAILED);
    assertThat(log.rejects().get(0).getValue()).contains("3 条");
    assertThat(log.rejects().get(1).getReason()).isEqualTo(RejectReason.MODEL_SUSPENDED);
  }

  @Test
  void rulesThatDoNotCompile_areRejectedOnce_othersGoOn() {
    ModelDefinition broken = model("T-0").rule("flag(\"x\") + 1 > 1", "hit(Severity.RED)").build();
    ScenarioFeed log =
        new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, broken, surge("1", "1")));
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", ""));
    log.observe(visit("v2", "2024-03-02T00:00:00Z", "2024-03-02T01:00:00Z", ""));
    assertThat(log.hits()).hasSize(2);
    assertThat(log.rejects()).hasSize(1);
    assertThat(log.rejects().get(0).getReason()).isEqualTo(RejectReason.MODEL_INVALID);
  }

  @Test
  void publish_unreadableFilter_isRefusedAndChangesNothing() {
    TestModels reader = new TestModels();
    Evaluator evaluator = new Evaluator(reader, EvaluatorOptions.DEFAULT);
    IndicatorDefinition wrong =
        new IndicatorDefinition(
            "x",
            Aggregate.COUNT,
            Set.of(ActKind.INSPECTION),
            "onSit",
            Window.parse("7d"),
            "",
            "",
            null,
            0,
            true);
    ModelDefinition definition = model("T-1").indicator(wrong).build();
    assertThat(evaluator.publish(reader.record(definition, ModelState.ACTIVE, 0)))
        .contains("T-1")
        .contains("onSit");
    ScenarioFeed log = new ScenarioFeed(evaluator);
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", ""));
    assertThat(log.rejects()).isEmpty();
  }

  @Test
  void indicator_readsOneBeforeIt_andFollowsItWhenItChanges() {
    IndicatorDefinition later =
        new IndicatorDefinition(
            "later",
            Aggregate.COUNT,
            Set.of(ActKind.INSPECTION),
            "occurredAt > @first",
            Window.parse("30d"),
            "",
            "",
            null,
            0,
            true);
    ModelDefinition definition =
        model("T-1")
            .indicator(indicator("first", Aggregate.MIN, "30d", "occurredAt", ""))
            .indicator(later)
            .parameter("limit", "*", "2")
            .rule("number(\"later\") >= parameter(\"limit\")", "hit(Severity.YELLOW, \"later\")")
            .build();
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, definition));
    log.observe(visit("v2", "2024-03-02T00:00:00Z", "2024-03-02T01:00:00Z", ""));
    log.observe(visit("v3", "2024-03-03T00:00:00Z", "2024-03-03T01:00:00Z", ""));
    log.observe(visit("v4", "2024-03-04T00:00:00Z", "2024-03-04T01:00:00Z", ""));
    assertThat(log.hits()).extracting(HitRecord::getTrigger).containsExactly("v4");
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-05T01:00:00Z", ""));
    assertThat(log.hits()).extracting(HitRecord::getTrigger).containsExactly("v4", "v3");
  }

  @Test
  void memory_isForgottenWhenRetentionIsOver() {
    ScenarioFeed log =
        new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, surge("1", "1")));
    log.observe(visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", ""));
    log.fireBefore(at("2030-01-01T00:00:00Z"));
    log.observe(
        takenBack(
            visit("v1", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", ""),
            "2030-01-01T00:00:00Z"));
    log.fireBefore(at("2030-02-01T00:00:00Z"));
    assertThat(log.hits()).extracting(HitRecord::getOp).containsExactly(HitOp.HIT);
  }

  @Test
  void reference_calendarDays_moveTheDeadline() {
    Evaluator evaluator = TestModels.evaluator(EvaluatorOptions.DEFAULT);
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId("1")
            .setCdSource("s")
            .setCdBatch("2020010100001")
            .setCdOperation(Operation.INSERT)
            .build();
    CalendarDay day =
        CalendarDay.newBuilder().setDate(LocalDate.of(2020, 10, 10)).setWorking(true).build();
    evaluator.reference(ReferenceRecord.newBuilder().setEnvelope(envelope).setBody(day).build(), 0);
    assertThat(evaluator.calendar().isWorking(LocalDate.of(2020, 10, 10))).isTrue();
  }
}
