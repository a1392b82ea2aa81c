package cn.jianguan.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Coercion;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.OtherAct;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActCountsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 8);
  private static final LocalDate DISCLOSED = LocalDate.of(2024, 3, 20);

  @Test
  void penalty_countsItsMoneyInFen_andWhatItWas() {
    Penalty penalty =
        Penalty.newBuilder()
            .setFineFen(5_000_000)
            .setPaidFen(2_500_000)
            .setConfiscatedFen(123_456)
            .build();
    assertThat(of(ActKind.PENALTY, penalty))
        .containsOnly(
            Map.entry("acts", 1L),
            Map.entry("fine_fen", 5_000_000L),
            Map.entry("paid_fen", 2_500_000L),
            Map.entry("confiscated_fen", 123_456L));
    penalty.setIsMajor(true);
    penalty.setIsCriminal(true);
    penalty.setNoPenalty(true);
    penalty.setDisclosedAt(DISCLOSED);
    assertThat(of(ActKind.PENALTY, penalty))
        .hasSize(8)
        .containsEntry("major", 1L)
        .containsEntry("criminal", 1L)
        .containsEntry("no_penalty", 1L)
        .containsEntry("disclosed", 1L);
  }

  @Test
  void rescindedPenalty_leavesTheSums_onTheDayOfItsDecision() {
    Penalty penalty =
        Penalty.newBuilder()
            .setFineFen(5_000_000)
            .setPaidFen(2_500_000)
            .setConfiscatedFen(123_456)
            .setIsMajor(true)
            .setRevoked(true)
            .setDisclosedAt(DISCLOSED)
            .build();

    assertThat(of(ActKind.PENALTY, penalty))
        .containsOnly(
            Map.entry("acts", 1L),
            Map.entry("revoked", 1L),
            Map.entry("revoked_fine_fen", 5_000_000L),
            Map.entry("revoked_confiscated_fen", 123_456L));
  }

  @Test
  void daysEastOfShanghai_actCountsOnItsOwnDay() {
    SupervisionAct act = act(ActKind.PENALTY, Penalty.newBuilder().setFineFen(1).build());
    act.setDateOnly(true);
    act.setOccurredAt(Instant.parse("2017-12-31T15:00:00Z")); // midnight in Tokyo
    assertThat(days(act))
        .containsExactly(LocalDate.of(2017, 12, 31)); // as kept by earlier versions
    act.setOccurredOn(LocalDate.of(2018, 1, 1));
    assertThat(days(act)).containsExactly(LocalDate.of(2018, 1, 1));
  }

  @Test
  void inspection_withoutAResult_isInNoRate() {
    Inspection inspection = Inspection.newBuilder().setOnSite(true).build();
    assertThat(of(ActKind.INSPECTION, inspection))
        .containsOnly(Map.entry("acts", 1L), Map.entry("on_site", 1L));
    inspection.setOnSite(false);
    inspection.setProblem(false);
    assertThat(of(ActKind.INSPECTION, inspection))
        .containsOnly(
            Map.entry("acts", 1L), Map.entry("off_site", 1L), Map.entry("rate_eligible", 1L));
    inspection.setProblem(true);
    inspection.setDisclosedAt(DISCLOSED);
    assertThat(of(ActKind.INSPECTION, inspection))
        .hasSize(5)
        .containsEntry("rate_eligible", 1L)
        .containsEntry("problem", 1L)
        .containsEntry("disclosed", 1L);
  }

  @ParameterizedTest
  @CsvSource({
    "01, 0", "03, 0", "10, 0", "11, 1", "15, 1", "20, 1", "21, 0", "'', 0", "2, 0", "110, 0",
    "1A, 0"
  })
  void visit_forReasons11To20_isOutsideTheCaps(String reason, long expected) {
    Inspection inspection = Inspection.newBuilder().setVisitReason(reason).build();
    assertThat(of(ActKind.INSPECTION, inspection).getOrDefault("exempt_visits", 0L))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-15T16:00:00Z, 2024-03-15T15:59:59.999Z, 1",
    "2024-03-15T16:00:00Z, 2024-03-15T16:00:00Z, 1",
    "2024-03-15T16:00:00Z, 2024-03-15T16:00:00.001Z, 0",
    ", 2024-03-15T16:00:00Z, 0",
  })
  void complaint_repliedByItsDueTime_isOnTime(Instant due, Instant replied, long onTime) {
    Complaint complaint = Complaint.newBuilder().setDueAt(due).setRepliedAt(replied).build();
    Map<String, Long> counts = of(ActKind.COMPLAINT, complaint);
    assertThat(counts).containsEntry("replied", 1L);
    assertThat(counts.getOrDefault("on_time", 0L)).isEqualTo(onTime);
  }

  @Test
  void complaint_withoutReplyOrRating_countsForNeither() {
    Complaint complaint =
        Complaint.newBuilder().setDueAt(Instant.EPOCH).setAmountFen(1_000).build();
    assertThat(of(ActKind.COMPLAINT, complaint))
        .containsOnly(Map.entry("acts", 1L), Map.entry("amount_fen", 1_000L));
    complaint.setSatisfied(false);
    assertThat(of(ActKind.COMPLAINT, complaint)).hasSize(3).containsEntry("rated", 1L);
    complaint.setSatisfied(true);
    assertThat(of(ActKind.COMPLAINT, complaint))
        .hasSize(4)
        .containsEntry("rated", 1L)
        .containsEntry("satisfied", 1L);
  }

  @Test
  void coercionAndOtherAct_countAmountAndDisclosure() {
    assertThat(
            of(
                ActKind.COERCION,
                Coercion.newBuilder().setAmountFen(9_900).setDisclosedAt(DISCLOSED).build()))
        .containsOnly(
            Map.entry("acts", 1L), Map.entry("amount_fen", 9_900L), Map.entry("disclosed", 1L));
    assertThat(of(ActKind.OTHER_ACT, OtherAct.newBuilder().build())).hasSize(1);
    assertThat(of(ActKind.OTHER_ACT, OtherAct.newBuilder().setDisclosedAt(DISCLOSED).build()))
        .containsOnly(Map.entry("acts", 1L), Map.entry("disclosed", 1L));
  }

  @Test
  void dayOfReport_addsDaysSinceOccurrence() {
    SupervisionAct act = act(ActKind.OTHER_ACT, OtherAct.newBuilder().build());
    act.getEnvelope().setSubmittedDate(DAY.plusDays(12));
    assertThat(ActCounts.of(act, DAY))
        .containsOnly(
            Map.entry("acts", 1L), Map.entry("submitted", 1L), Map.entry("submit_days", 12L));
    act.getEnvelope().setSubmittedDate(DAY);
    assertThat(ActCounts.of(act, DAY))
        .containsOnly(Map.entry("acts", 1L), Map.entry("submitted", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-08T15:59:59.999Z, 2024-03-08",
    "2024-03-08T16:00:00Z, 2024-03-09",
  })
  void day_changesAtMidnightInShanghai(Instant occurred, LocalDate day) {
    SupervisionAct act = act(ActKind.OTHER_ACT, OtherAct.newBuilder().build());
    act.setOccurredAt(occurred);
    Contribution added = DailyCounts.of(entry(ActLogOp.ASSERT, act)).get(0);
    assertThat(Cell.of(added.cell).day()).isEqualTo(day);
    assertThat(added.logTime).isEqualTo(7);
  }

  @Test
  void retractionAndDeletion_takeAwayWhatWasAdded() {
    SupervisionAct act =
        act(ActKind.PENALTY, Penalty.newBuilder().setFineFen(100).setIsMajor(true).build());
    for (ActLogOp op : new ActLogOp[] {ActLogOp.RETRACT, ActLogOp.DELETE}) {
      CellCounts cell = new CellCounts("any");
      cell.fold(DailyCounts.of(entry(ActLogOp.ASSERT, act)).get(0));
      assertThat(cell.counts).containsEntry("fine_fen", 100L);
      Contribution undone = DailyCounts.of(entry(op, act)).get(0);
      undone.logTime = 3;
      cell.fold(undone);
      assertThat(cell.counts).isEmpty();
      assertThat(cell.version).isEqualTo(2);
      assertThat(cell.logTime).isEqualTo(7);
    }
    assertThat(DailyCounts.of(entry(ActLogOp.DUPLICATE, null))).isEmpty();
  }

  @Test
  void cell_becomesTheRecordOfItsKey() {
    Cell cell = new Cell("acts", DAY, "320100", "A1", "SC", "PENALTY", "", "");
    CellCounts counts = new CellCounts(cell.key());
    counts.fold(new Contribution(cell.key(), Map.of("acts", 2L), 5));
    assertThat(counts.toRecord().getMeasure()).isEqualTo("acts");
    assertThat(counts.toRecord().getDay()).isEqualTo(DAY);
    assertThat(counts.toRecord().getAreaNumber()).isEqualTo("320100");
    assertThat(counts.toRecord().getAgencyCode()).isEqualTo("A1");
    assertThat(counts.toRecord().getDomain()).isEqualTo("SC");
    assertThat(counts.toRecord().getKind()).isEqualTo("PENALTY");
    assertThat(counts.toRecord().getCounts()).containsOnly(Map.entry("acts", 2L));
    assertThat(counts.toRecord().getVersion()).isEqualTo(1);
  }

  private static List<LocalDate> days(SupervisionAct act) {
    return DailyCounts.of(entry(ActLogOp.ASSERT, act)).stream()
        .map(added -> Cell.of(added.cell).day())
        .toList();
  }

  private static Map<String, Long> of(ActKind kind, Object body) {
    return ActCounts.of(act(kind, body), DAY);
  }

  private static ActLogEntry entry(ActLogOp op, SupervisionAct act) {
    return ActLogEntry.newBuilder()
        .setActId("a")
        .setOp(op)
        .setVersion(1)
        .setLogTime(Instant.ofEpochMilli(7))
        .setAct(act)
        .setKind(ActKind.OTHER)
        .setCdSource("32")
        .setPosition("acts-0-1")
        .build();
  }

  private static SupervisionAct act(ActKind kind, Object body) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("1")
                .setCdSource("32")
                .setCdBatch("2024030800001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(kind)
        .setOccurredAt(Instant.parse("2024-03-08T02:00:00Z"))
        .setParty(Party.newBuilder().build())
        .setBody(body)
        .build();
  }
}
