package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.CaseworkHarness.at;
import static cn.jianguan.jobs.casework.HitFixtures.hit;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SubjectFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Acts that answers link are real, and an answer that is taken back opens what it closed. */
class LinkedActsTest {
  private static final Instant MONDAY = at(9, 14, 10, 0);

  private final CaseworkHarness casework = new CaseworkHarness();
  private Instant now = MONDAY;

  @Test
  void actNobodyReported_isRefused_untilItIs() {
    handling();
    feedback("JC-1");
    assertRefused("JC-1", "report it first");

    report(inspection());
    feedback("JC-1");
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
    assertThat(casework.alert().getLinkedActs()).containsExactly("JC-1");
  }

  @Test
  void numberInAnotherSpelling_isTheSameAct() {
    handling();
    report(
        act("row-9", FactKind.OFFENCE)
            .setProblem(true)
            .setNumbers(List.of("苏市监罚字〔2020〕12"))
            .build());
    feedback("苏市监罚字[2020]第0012号");
    assertThat(casework.rejects()).isEmpty();
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
  }

  @ParameterizedTest
  @EnumSource(names = {"COERCION", "OTHER_ACT"})
  void coercionsAndOtherActs_answer(FactKind kind) {
    handling();
    report(act("QZ-1", kind).build());
    feedback("QZ-1");
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
  }

  @Test
  void complaint_isNoAnswer_butShowsHowItIs() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    move(AlertEvent.SIGN);
    report(act("TS-1", FactKind.COMPLAINT).build());
    move(AlertEvent.VERIFY_TRUE, "TS-1");
    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);

    feedback("TS-1");
    assertRefused("TS-1", "an inspection, penalty, coercion or other act");
  }

  @Test
  void recheck_isAnInspection_notBeforeItWasOrdered() {
    handling();
    report(inspection());
    now = at(9, 16, 10, 0);
    casework.command(
        casework.alert(),
        AlertEvent.ORDER_RECTIFY,
        DEPT,
        Town.MARKET,
        now,
        it -> it.setDeadline(now.plus(Duration.ofDays(5))));
    report(act("CF-1", FactKind.OFFENCE).setProblem(true).build());
    move(AlertEvent.RECTIFIED, "CF-1");
    assertRefused("CF-1", "the inspection that re-checked it");
    move(AlertEvent.RECTIFIED, "JC-1");
    assertRefused("JC-1", "done from 2020-09-16");

    report(act("JC-2", FactKind.CHECK).build());
    move(AlertEvent.RECTIFIED, "JC-2");
    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);
  }

  @Test
  void actFromBeforeTheFirstEvent_isNoAnswer() {
    handling();
    report(act("JC-0", FactKind.CHECK).setOccurredAt(MONDAY.minus(Duration.ofDays(9))).build());
    feedback("JC-0");
    assertRefused("JC-0", "done from 2020-09-14");
  }

  @Test
  void actOfTomorrow_isNoAnswer() {
    handling();
    report(act("JC-0", FactKind.CHECK).setOccurredAt(now.plus(Duration.ofDays(1))).build());
    feedback("JC-0");
    assertRefused("JC-0", "to 2020-09-14");
  }

  @Test
  void withdrawnOrRescinded_cannotBeLinked() {
    handling();
    report(inspection(), inspection(it -> it.setRemoved(true)));
    feedback("JC-1");
    assertRefused("JC-1", "withdrawn or rescinded");
    report(act("CF-1", FactKind.OFFENCE).setProblem(false).build());
    feedback("CF-1");
    assertRefused("CF-1", "withdrawn or rescinded");
  }

  @Test
  void whoeverMayNotMove_isToldThat_andNothingOfActs() {
    handling();
    casework.command(
        casework.alert(),
        AlertEvent.SUBMIT_FEEDBACK,
        DEPT,
        Town.SECOND,
        tick(),
        it -> it.setLinkedActs(List.of("JC-1")));
    assertThat(last().getReason()).isEqualTo(RejectReason.COMMAND_FORBIDDEN);
  }

  @Test
  void answerThatIsWithdrawn_reopensWhatItClosed() {
    closed();
    report(inspection(it -> it.setRemoved(true)));

    AlertTransition reopened = casework.last();
    assertThat(reopened.getEvent()).isEqualTo(AlertEvent.REOPEN);
    assertThat(reopened.getReasonCode()).isEqualTo("ACT_REVOKED");
    assertThat(reopened.getLinkedActs()).containsExactly("JC-1");
    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);
    assertThat(casework.alert().getLinkedActs()).isEmpty();
    assertThat(casework.alert().getReopenCount()).isOne();

    report(act("JC-2", FactKind.CHECK).build());
    feedback("JC-2");
    centre(AlertEvent.AUDIT_PASS);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
    report(inspection(it -> it.setRemoved(true).setVersion(2)));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void answerThatWasRescinded_reopens() {
    handling();
    report(act("CF-1", FactKind.OFFENCE).setProblem(true).build());
    feedback("CF-1");
    centre(AlertEvent.AUDIT_PASS);
    report(act("CF-1", FactKind.OFFENCE).setProblem(false).setVersion(1).build());
    assertThat(casework.last().getReasonCode()).isEqualTo("ACT_REVOKED");
  }

  @Test
  void answerThatAnotherRowStandsFor_isNotRevoked() {
    closed();
    report(inspection(it -> it.setRemoved(true).setReplaced(true)));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void answerThatAnotherSystemStillReports_isNotRevoked() {
    handling();
    report(act("row-1", FactKind.CHECK).setNumbers(List.of("JC-1")).build());
    feedback("row-1");
    centre(AlertEvent.AUDIT_PASS);
    report(act("row-2", FactKind.CHECK).setNumbers(List.of("JC-1")).build());
    report(act("row-1", FactKind.CHECK).setNumbers(List.of("JC-1")).setRemoved(true).build());
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void answerThatIsWithdrawnBeforeItsAudit_isNotPassed_andSilenceReopens() {
    handling();
    report(inspection());
    feedback("JC-1");
    report(inspection(it -> it.setRemoved(true)));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
    centre(AlertEvent.AUDIT_PASS);
    assertThat(last().getReason()).isEqualTo(RejectReason.COMMAND_ILLEGAL);
    assertThat(last().getField()).isEqualTo("linkedActs");

    casework.until(casework.alert().getDueAudit());
    assertThat(casework.events()).endsWith(AlertEvent.AUDIT_TIMEOUT, AlertEvent.REOPEN);
  }

  @Test
  void answerThatIsSentBackSinceItsActIsGone_passesWithAnother() {
    handling();
    report(inspection());
    feedback("JC-1");
    report(inspection(it -> it.setRemoved(true)));
    centre(AlertEvent.AUDIT_REJECT);
    assertThat(casework.alert().getLinkedActs()).isEmpty();
    report(act("JC-2", FactKind.CHECK).build());
    feedback("JC-2");
    centre(AlertEvent.AUDIT_PASS);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(casework.alert().getLinkedActs()).containsExactly("JC-2");
  }

  @Test
  void visitWhoseResultIsTakenBack_reopensWhatItClosed() {
    LocalDate day = LocalDate.of(2020, 9, 14);
    PlannedVisit.Builder visit = Plans.visit("v1", day, day.plusDays(9));
    casework.visit(visit.build(), MONDAY.minusSeconds(60));
    casework.hit(Plans.hit("h1", Severity.YELLOW).build());
    assertThat(casework.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    casework.visit(visit.setDone(true).setProblem(false).setSaid(1).build(), tick());
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
    casework.visit(visit.setDone(false).setProblem(null).setSaid(2).build(), tick());
    assertThat(casework.last().getReasonCode()).isEqualTo("ACT_REVOKED");
  }

  private void handling() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    move(AlertEvent.SIGN);
    move(AlertEvent.VERIFY_TRUE);
  }

  private void closed() {
    handling();
    report(inspection());
    feedback("JC-1");
    centre(AlertEvent.AUDIT_PASS);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  private SubjectFact inspection() {
    return inspection(it -> it);
  }

  private SubjectFact inspection(UnaryOperator<SubjectFact.Builder> more) {
    return more.apply(act("JC-1", FactKind.CHECK)).build();
  }

  private SubjectFact.Builder act(String id, FactKind kind) {
    return Plans.check(id, now).setKind(kind).setItemCodes(List.of(Plans.OTHER));
  }

  private void report(SubjectFact... facts) {
    for (SubjectFact fact : facts) {
      casework.fact(fact, tick());
    }
  }

  private void feedback(String act) {
    move(AlertEvent.SUBMIT_FEEDBACK, act);
  }

  private void move(AlertEvent event, String... acts) {
    casework.command(
        casework.alert(),
        event,
        DEPT,
        Town.MARKET,
        tick(),
        it -> it.setOfficers(2).setConclusion(Conclusion.TRUE).setLinkedActs(List.of(acts)));
  }

  private void centre(AlertEvent event) {
    casework.command(
        casework.alert(),
        event,
        COUNTY_CENTRE,
        Town.CC,
        tick(),
        it -> it.setReasonCode("INCOMPLETE"));
  }

  private Instant tick() {
    now = now.plusSeconds(10);
    return now;
  }

  private RejectRecord last() {
    List<RejectRecord> all = casework.rejects();
    return all.get(all.size() - 1);
  }

  private void assertRefused(String value, String expected) {
    assertThat(last().getReason()).isEqualTo(RejectReason.COMMAND_INCOMPLETE);
    assertThat(last().getField()).isEqualTo("linkedActs");
    assertThat(last().getValue()).isEqualTo(value);
    assertThat(last().getExpected()).contains(expected);
  }
}
