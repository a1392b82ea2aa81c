package cn.jianguan.jobs.casework.lifecycle;

import static cn.jianguan.record.ActorRole.CITY_CENTRE;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static cn.jianguan.record.ActorRole.PROV_CENTRE;
import static cn.jianguan.record.ActorRole.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.casework.Town;
import cn.jianguan.jobs.casework.lifecycle.Lifecycle.Outcome;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a move leaves on the alert besides its state. */
class EffectsTest {
  private static final Instant EARLIER = Instant.parse("2020-09-10T02:00:00Z");

  @ParameterizedTest
  @EnumSource(
      value = AlertEvent.class,
      names = {"TRANSFER", "DESIGNATE"})
  void newAddressee_beginsFromTheStart_underTheCentreThatChoseIt(AlertEvent event) {
    Scene scene = scene(AlertState.HANDLING, event, CITY_CENTRE);
    scene.alert().setDispatchedAt(EARLIER);
    scene.alert().setDueTotal(EARLIER);
    scene.alert().setDueVerify(EARLIER);
    scene.alert().setDueAudit(EARLIER);
    scene.alert().setRectifyDue(EARLIER);
    // As a list that was read from state: nothing can be taken out of it.
    scene.alert().setCopies(List.of(Town.JUSTICE, Town.PC));
    scene.file.setHandleLeft(3);
    scene.file.setFirstAuditor("auditor");

    play(scene);

    assertThat(scene.alert().getAddressee()).isEqualTo(Town.JUSTICE);
    assertThat(scene.alert().getDispatcher()).isEqualTo(Town.MC);
    assertThat(scene.alert().getCopies()).containsExactly(Town.PC);
    assertThat(scene.alert().getConclusion()).isEqualTo(Conclusion.NONE);
    assertThat(scene.alert().getDueSign()).isEqualTo("2020-09-16T16:00:00Z");
    assertThat(scene.file.getStageDue()).isEqualTo(scene.alert().getDueSign());
    assertThat(scene.alert().getDueVerify()).isNull();
    assertThat(scene.alert().getDueHandle()).isNull();
    assertThat(scene.alert().getDueAudit()).isNull();
    assertThat(scene.alert().getRectifyDue()).isNull();
    assertThat(scene.alert().getDispatchedAt()).isEqualTo(EARLIER);
    assertThat(scene.alert().getDueTotal()).isEqualTo(EARLIER);
    assertThat(scene.file.getSignedAt()).isNull();
    assertThat(scene.file.getHandleLeft()).isNull();
    assertThat(scene.file.getHandler()).isEmpty();
    assertThat(scene.file.getFirstAuditor()).isEmpty();
  }

  @Test
  void alertThatGoesToSomebodyElse_isToldToBoth() {
    Scene scene = scene(AlertState.HANDLING, AlertEvent.TRANSFER, CITY_CENTRE);
    String former = scene.alert().getAddressee();
    // Who had a copy and now has to handle it is told as the addressee.
    scene.alert().setCopies(List.of(Town.JUSTICE));
    Outcome.Made made = (Outcome.Made) scene.play();
    assertThat(made.notified()).containsEntry(former, "CC").containsEntry(Town.JUSTICE, "TO");
  }

  @Test
  void close_isToldToWhoHandledIt() {
    Scene scene = scene(AlertState.FEEDBACK, AlertEvent.AUDIT_PASS, COUNTY_CENTRE);
    Outcome.Made made = (Outcome.Made) scene.play();
    assertThat(made.transition().getTo()).isEqualTo(AlertState.CLOSED);
    assertThat(made.notified()).containsEntry(scene.alert().getAddressee(), "TO");
  }

  @Test
  void firstDispatch_fixesTheTotal_nineteenWorkingDaysOn() {
    Scene scene = scene(AlertState.PENDING_DISPATCH, AlertEvent.DISPATCH, COUNTY_CENTRE);
    play(scene);
    assertThat(scene.alert().getDispatchedAt()).isEqualTo(Scene.NOW);
    assertThat(scene.alert().getDueTotal()).isEqualTo("2020-10-15T16:00:00Z");
  }

  @Test
  void dispatchWithoutATarget_goesToTheAgencyItWasRoutedTo() {
    Scene dispatch = scene(AlertState.PENDING_DISPATCH, AlertEvent.DISPATCH, COUNTY_CENTRE);
    dispatch.alert().setAddressee(Town.MARKET);
    dispatch.command.setTargetOrg(" ");

    play(dispatch);

    assertThat(dispatch.alert().getAddressee()).isEqualTo(Town.MARKET);
  }

  @Test
  void transferWithoutATarget_isRefused() {
    Scene transfer = scene(AlertState.DISPATCHED, AlertEvent.TRANSFER, COUNTY_CENTRE);
    transfer.command.setTargetOrg(" ");
    assertThat(transfer.play()).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void route_givesAddresseeDispatcherAndCopies() {
    Scene scene = scene(AlertState.DETECTED, AlertEvent.ROUTE_OK, SYSTEM);
    Route route = new Route(Town.SECOND, Town.CC_OTHER, List.of(Town.PC), "", "");
    Move move =
        Move.of(scene.file, scene.command, Scene.NOW, Scene.TOWN, () -> scene.subject, null, route);
    assertThat(new Lifecycle().apply(move)).isInstanceOf(Outcome.Made.class);
    assertThat(scene.alert().getAddressee()).isEqualTo(Town.SECOND);
    assertThat(scene.alert().getDispatcher()).isEqualTo(Town.CC_OTHER);
    assertThat(scene.alert().getCopies()).containsExactly(Town.PC);
  }

  @Test
  void signing_isNotedOnce_howeverOftenItIsSigned() {
    Scene first = scene(AlertState.DISPATCHED, AlertEvent.SIGN, DEPT);
    first.file.setSignedAt(null);
    play(first);
    assertThat(first.file.getSignedAt()).isEqualTo(Scene.NOW);
    assertThat(first.alert().getDueVerify()).isEqualTo("2020-09-21T16:00:00Z");

    Scene again = scene(AlertState.RETURN_REQ, AlertEvent.RETURN_NO, COUNTY_CENTRE);
    again.file.setSignedAt(EARLIER);
    play(again);
    assertThat(again.file.getSignedAt()).isEqualTo(EARLIER);
  }

  @Test
  void feedback_namesWhoHandledIt_andStartsTheAuditAnew() {
    Scene scene = scene(AlertState.HANDLING, AlertEvent.SUBMIT_FEEDBACK, DEPT);
    scene.file.setFirstAuditor("auditor");
    play(scene);
    assertThat(scene.file.getHandler()).isEqualTo("somebody");
    assertThat(scene.file.getFirstAuditor()).isEmpty();
    assertThat(scene.alert().getDueAudit()).isEqualTo("2020-09-16T16:00:00Z");
    assertThat(scene.file.getStageDue()).isEqualTo(scene.alert().getDueAudit());
  }

  @Test
  void sentBackOrReopened_theConclusionIsOpenAgain() {
    Scene back = scene(AlertState.FEEDBACK, AlertEvent.AUDIT_REJECT, COUNTY_CENTRE);
    back.file.setFirstAuditor("auditor");
    play(back);
    assertThat(back.alert().getConclusion()).isEqualTo(Conclusion.NONE);
    assertThat(back.file.getFirstAuditor()).isEmpty();
    Scene reopened = scene(AlertState.CLOSED, AlertEvent.REOPEN, COUNTY_CENTRE);
    play(reopened);
    assertThat(reopened.alert().getConclusion()).isEqualTo(Conclusion.NONE);
    assertThat(reopened.alert().getReopenCount()).isEqualTo(1);
  }

  @Test
  void extension_isCounted_andMovesTheStagesOwnDate() {
    Scene handling = scene(AlertState.HANDLING, AlertEvent.EXTEND, COUNTY_CENTRE);
    play(handling);
    assertThat(handling.alert().getExtensionCount()).isEqualTo(1);
    assertThat(handling.alert().getDueHandle()).isEqualTo(handling.command.getDeadline());
    assertThat(handling.play()).isInstanceOf(Outcome.Refused.class);
    Scene rectifying = scene(AlertState.RECTIFYING, AlertEvent.EXTEND, COUNTY_CENTRE);
    play(rectifying);
    assertThat(rectifying.alert().getRectifyDue()).isEqualTo(rectifying.command.getDeadline());
    assertThat(rectifying.file.getStageDue()).isEqualTo(rectifying.command.getDeadline());
  }

  @Test
  void whoWasDesignated_isOfferedNoReturn() {
    Scene scene = scene(AlertState.SIGNED, AlertEvent.DESIGNATE, PROV_CENTRE);
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
    scene.alert().setReturnCount(0);
    assertThat(PossibleMove.of(scene.alert(), Scene.NOW))
        .noneMatch(move -> move.event() == AlertEvent.RETURN);
  }

  @Test
  void designation_isByACentreAboveTheDispatching_theProvinceHasNone() {
    Scene own = scene(AlertState.DISPATCHED, AlertEvent.DESIGNATE, CITY_CENTRE);
    own.alert().setDispatcher(Town.MC);
    assertThat(own.play()).isInstanceOf(Outcome.Refused.class);
    Scene province = scene(AlertState.DISPATCHED, AlertEvent.DESIGNATE, PROV_CENTRE);
    province.alert().setDispatcher(Town.PC);
    assertThat(province.play()).isInstanceOf(Outcome.Made.class);
  }

  private static void play(Scene scene) {
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
  }

  private static Scene scene(AlertState from, AlertEvent event, ActorRole role) {
    return new Scene(from, event, role, Severity.YELLOW);
  }
}
