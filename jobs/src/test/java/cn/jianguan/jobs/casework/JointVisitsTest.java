package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointMember;
import cn.jianguan.record.JointReply;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.JointVisitState;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SubjectFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Joint visits (domain reference §5.2, last paragraph): proposed, answered, made, or come to
 * nothing.
 */
class JointVisitsTest {
  private static final Instant NOW = Plans.NOW;
  private static final LocalDate TODAY = LocalDate.of(2020, 9, 14);
  private final CaseworkHarness town = new CaseworkHarness();

  JointVisitsTest() {
    Plans.catalogue(town);
  }

  /** An alert of another department about the same object. */
  private static HitRecord.Builder ecology(String id, Severity severity) {
    return HitFixtures.hit(id, severity, NOW)
        .setModelId("ST-02")
        .setEpisodeKey("ST-02|" + HitFixtures.SUBJECT)
        .setDomain("ST")
        .setItemCodes(List.of(Plans.OTHER));
  }

  private static PlannedVisit.Builder ecologyTask(LocalDate from, LocalDate to) {
    return Plans.visit("v9", from, to)
        .setAgencyCode(Town.ECOLOGY_CITY)
        .setDomain("ST")
        .setItemCodes(List.of(Plans.OTHER));
  }

  private JointVisit proposed() {
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    town.hit(ecology("h2", Severity.ORANGE).build());
    return visit();
  }

  private List<JointVisit> visits() {
    return town.emitted().stream()
        .filter(JointVisit.class::isInstance)
        .map(JointVisit.class::cast)
        .toList();
  }

  private JointVisit visit() {
    return visits().get(visits().size() - 1);
  }

  private Alert alertOf(String agency) {
    return town.transitions().stream()
        .map(AlertTransition::getAlert)
        .filter(alert -> alert.getAddressee().equals(agency))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private void answer(String agency, AlertEvent event, Alert alert, Instant now) {
    town.command(alert, event, ActorRole.DEPT, agency, now, it -> it);
  }

  private void answer(String agency, AlertEvent event, Instant now) {
    answer(agency, event, alertOf(agency), now);
  }

  private void visits(String agency, JointVisit visit, Instant now) {
    SubjectFact fact =
        Plans.check("JC-" + agency, now)
            .setAgencyCode(agency)
            .setJointTaskId(visit.getEntryCode())
            .build();
    town.fact(fact, now);
  }

  private static Instant hours(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }

  @Test
  void twoDepartmentsAboutToGo_areProposedOneVisit_ledByTheGravest() {
    JointVisit visit = proposed();

    assertThat(visit.getState()).isEqualTo(JointVisitState.PROPOSED);
    assertThat(visit.getLeadAgency()).isEqualTo(Town.ECOLOGY_CITY);
    assertThat(visit.getMembers())
        .extracting(JointMember::getAgencyCode)
        .containsExactlyInAnyOrder(Town.MARKET, Town.ECOLOGY_CITY);
    assertThat(visit.getItemCodes()).containsExactly(Plans.OTHER, Plans.ITEM);
    assertThat(visit.getAreaNumber()).isEqualTo(Town.COUNTY);
    assertThat(visit.getDateFrom()).isEqualTo(TODAY);
    // An ORANGE alert has to be verified within three working days: the visit does not wait longer.
    assertThat(visit.getDateTo()).isEqualTo(LocalDate.of(2020, 9, 17));
    assertThat(visit.getAnswerBy()).isEqualTo(CaseworkHarness.at(9, 16, 0, 0));
    assertThat(visit.getWhyZh()).contains("都要核查同一场所", "一次上门", "由机构 " + Town.ECOLOGY_CITY + "牵头");
    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void everyDepartment_isToldOnceOnItsOwnAlert() {
    JointVisit visit = proposed();

    assertThat(town.notices())
        .filteredOn(notice -> notice.getEvent() == AlertEvent.JOINT_PROPOSED)
        .extracting(NotificationRecord::getRecipient, NotificationRecord::getRole)
        .containsExactlyInAnyOrder(tuple(Town.MARKET, "TO"), tuple(Town.ECOLOGY_CITY, "TO"));
    assertThat(alertOf(Town.MARKET).getJointVisit()).isEqualTo(visit.getJointVisitId());
  }

  /** However many of its alerts the visit serves. */
  @Test
  void departmentWithSeveralAlerts_isToldOnce() {
    town.hit(Plans.hit("h0", Severity.YELLOW).setEpisodeKey("SC-04|x").setModelId("SC-04").build());
    proposed();
    town.hit(Plans.hit("h3", Severity.BLUE).setEpisodeKey("SC-05|x").setModelId("SC-05").build());

    assertThat(visit().getMembers())
        .filteredOn(member -> member.getAgencyCode().equals(Town.MARKET))
        .allMatch(member -> member.getAlertIds().size() == 3);
    assertThat(town.events().stream().filter(AlertEvent.JOINT_PROPOSED::equals)).hasSize(2);
    answer(Town.MARKET, AlertEvent.JOINT_DECLINE, hours(1));
    assertThat(town.events().stream().filter(AlertEvent.JOINT_SETTLED::equals)).hasSize(2);
    assertThat(visit().getMembers()).allMatch(member -> !member.getAlertIds().isEmpty());
  }

  @Test
  void alertAboutAnAgency_needsNoVisitOfTheEnterprise() {
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    town.hit(ecology("h2", Severity.YELLOW).setDomain("JD").setModelId("JD-07").build());

    assertThat(visits()).isEmpty();
  }

  @Test
  void alertsOfOneDepartment_orAtOtherPremises_areNotGathered() {
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    town.hit(Plans.hit("h2", Severity.YELLOW).setEpisodeKey("SC-04|x").setModelId("SC-04").build());
    town.hit(ecology("h3", Severity.YELLOW).setAreaNumber("320104").build());

    assertThat(visits()).isEmpty();
  }

  @Test
  void taskOfAnotherDepartment_comesAlong_andLearnsFromTheLeadsAlert() {
    town.visit(ecologyTask(TODAY.plusDays(2), TODAY.plusDays(30)).build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());

    assertThat(visit().getDateFrom()).isEqualTo(TODAY.plusDays(2));
    assertThat(visit().getMembers().get(1).getTaskObjectIds()).containsExactly("v9");
    assertThat(town.notices())
        .filteredOn(notice -> notice.getEvent() == AlertEvent.JOINT_PROPOSED)
        .extracting(NotificationRecord::getRecipient, NotificationRecord::getRole)
        .contains(tuple(Town.MARKET, "TO"), tuple(Town.ECOLOGY_CITY, "CC"));
    answer(Town.ECOLOGY_CITY, AlertEvent.JOINT_ACCEPT, alertOf(Town.MARKET), hours(1));
    assertThat(visit().getMembers().get(1).getReply()).isEqualTo(JointReply.ACCEPTED);
  }

  @Test
  void taskThatBeginsAfterTheAlertIsDue_doesNotMakeItWait() {
    town.visit(ecologyTask(TODAY.plusDays(8), TODAY.plusDays(30)).build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());

    assertThat(visits()).isEmpty();
  }

  @Test
  void allAgree_visit_andItIsDone() {
    JointVisit visit = proposed();
    answer(Town.MARKET, AlertEvent.JOINT_ACCEPT, hours(1));
    assertThat(visit().getState()).isEqualTo(JointVisitState.PROPOSED);
    answer(Town.ECOLOGY_CITY, AlertEvent.JOINT_ACCEPT, hours(2));
    assertThat(visit().getState()).isEqualTo(JointVisitState.AGREED);
    assertThat(town.events().stream().filter(AlertEvent.JOINT_SETTLED::equals)).hasSize(2);

    visits(Town.MARKET, visit, hours(3));
    assertThat(visit().getState()).isEqualTo(JointVisitState.AGREED);
    visits(Town.ECOLOGY_CITY, visit, hours(4));
    assertThat(visit().getState()).isEqualTo(JointVisitState.DONE);
    assertThat(visits()).extracting(JointVisit::getVersion).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void departmentThatVisited_staysInIt_whenItsAlertGoesOn() {
    JointVisit visit = proposed();
    answer(Town.MARKET, AlertEvent.JOINT_ACCEPT, hours(1));
    town.command(
        alertOf(Town.MARKET), AlertEvent.SIGN, ActorRole.DEPT, Town.MARKET, hours(1), it -> it);
    visits(Town.MARKET, visit, hours(2));
    town.command(
        alertOf(Town.MARKET),
        AlertEvent.VERIFY_TRUE,
        ActorRole.DEPT,
        Town.MARKET,
        hours(3),
        it -> it.setOfficers(2).setLinkedActs(List.of("JC-" + Town.MARKET)));
    assertThat(alertOf(Town.MARKET).getState()).isEqualTo(AlertState.HANDLING);
    assertThat(visit().getItemCodes()).isEqualTo(visit.getItemCodes());
    assertThat(visit().getDateTo()).isEqualTo(visit.getDateTo());

    visits(Town.ECOLOGY_CITY, visit, hours(4));
    assertThat(visit().getState()).isEqualTo(JointVisitState.DONE);
  }

  @Test
  void oneDeclines_leavesNobodyToGoWith_andIsNotAskedAgain() {
    proposed();
    answer(Town.MARKET, AlertEvent.JOINT_DECLINE, hours(1));

    assertThat(visit().getState()).isEqualTo(JointVisitState.LAPSED);
    assertThat(visit().getWhyZh()).contains("机构 " + Town.MARKET, "不参加");
    assertThat(town.events().stream().filter(AlertEvent.JOINT_SETTLED::equals)).hasSize(2);
    town.visit(
        Plans.visit("v2", TODAY, TODAY.plusDays(3)).setItemCodes(List.of("X")).build(), hours(2));
    assertThat(visits())
        .extracting(JointVisit::getJointVisitId)
        .containsOnly(visit().getJointVisitId());
  }

  @Test
  void silence_isNo_andAnswersComeTooLateAfterwards() {
    proposed();
    town.until(CaseworkHarness.at(9, 16, 0, 1));

    assertThat(visit().getState()).isEqualTo(JointVisitState.LAPSED);
    assertThat(visit().getMembers())
        .extracting(JointMember::getReply)
        .containsOnly(JointReply.SILENT);
    answer(Town.MARKET, AlertEvent.JOINT_ACCEPT, CaseworkHarness.at(9, 16, 1, 0));
    assertThat(town.rejects())
        .extracting(RejectRecord::getReason)
        .containsExactly(RejectReason.COMMAND_ILLEGAL);
  }

  @Test
  void agreedAndNeverMade_lapsesWithItsLastDay() {
    proposed();
    answer(Town.MARKET, AlertEvent.JOINT_ACCEPT, hours(1));
    answer(Town.ECOLOGY_CITY, AlertEvent.JOINT_ACCEPT, hours(2));
    town.until(CaseworkHarness.at(9, 18, 0, 1));

    assertThat(visit().getState()).isEqualTo(JointVisitState.LAPSED);
  }

  @Test
  void strangers_doNotAnswer() {
    proposed();
    answer(Town.SECOND, AlertEvent.JOINT_ACCEPT, alertOf(Town.MARKET), hours(1));

    assertThat(town.rejects())
        .extracting(RejectRecord::getReason)
        .containsExactly(RejectReason.COMMAND_FORBIDDEN);
    assertThat(visit().getVersion()).isEqualTo(1);
  }

  @Test
  void thirdDepartment_joinsTheVisitThatStands() {
    proposed();
    answer(Town.MARKET, AlertEvent.JOINT_ACCEPT, hours(1));
    answer(Town.ECOLOGY_CITY, AlertEvent.JOINT_ACCEPT, hours(2));
    town.visit(
        Plans.visit("v3", TODAY, TODAY.plusDays(10))
            .setAgencyCode(Town.JUSTICE)
            .setDomain("")
            .setItemCodes(List.of("X"))
            .build(),
        hours(3));

    assertThat(visit().getState()).isEqualTo(JointVisitState.PROPOSED);
    assertThat(visit().getMembers()).hasSize(3);
    answer(Town.JUSTICE, AlertEvent.JOINT_ACCEPT, alertOf(Town.ECOLOGY_CITY), hours(4));
    assertThat(visit().getState()).isEqualTo(JointVisitState.AGREED);
  }

  @Test
  void redAlert_neverWaits_evenWhereOthersGoLater() {
    town.visit(ecologyTask(TODAY.plusDays(3), TODAY.plusDays(30)).build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.RED).build());

    assertThat(visits()).isEmpty();
    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  /** 1 to 8 October is National Day, and the calendar says so. */
  @Test
  void visitProposedInAHoliday_beginsOnTheFirstWorkingDay() {
    Instant holiday = CaseworkHarness.at(10, 2, 10, 0);
    town.hit(
        HitFixtures.hit("h1", Severity.YELLOW, holiday).setItemCodes(List.of(Plans.ITEM)).build());
    town.hit(ecology("h2", Severity.ORANGE).setLogTime(holiday).setOccurredAt(holiday).build());

    assertThat(visit().getDateFrom()).isEqualTo(LocalDate.of(2020, 10, 9));
  }

  @Test
  void taskThatEndsInAHoliday_isVisitedBeforeIt() {
    Instant before = CaseworkHarness.at(9, 28, 10, 0);
    town.visit(
        ecologyTask(LocalDate.of(2020, 9, 28), LocalDate.of(2020, 10, 4)).build(),
        before.minusSeconds(60));
    town.hit(
        HitFixtures.hit("h1", Severity.YELLOW, before).setItemCodes(List.of(Plans.ITEM)).build());

    assertThat(visit().getDateTo()).isEqualTo(LocalDate.of(2020, 9, 30));
  }

  @Test
  void holidayAlone_isNoDayForAVisit() {
    Instant before = CaseworkHarness.at(9, 29, 10, 0);
    town.visit(
        ecologyTask(LocalDate.of(2020, 10, 1), LocalDate.of(2020, 10, 8)).build(),
        before.minusSeconds(60));
    town.hit(
        HitFixtures.hit("h1", Severity.YELLOW, before).setItemCodes(List.of(Plans.ITEM)).build());

    assertThat(visits()).isEmpty();
  }
}
