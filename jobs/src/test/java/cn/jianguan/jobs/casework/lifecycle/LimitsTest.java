package cn.jianguan.jobs.casework.lifecycle;

import static cn.jianguan.record.ActorRole.CITY_CENTRE;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static cn.jianguan.record.ActorRole.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.casework.lifecycle.Lifecycle.Outcome;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of every limit the last that is granted and the first that is not. */
class LimitsTest {
  private static final LocalDate TODAY = LocalDate.of(2020, 9, 14);

  @ParameterizedTest
  @CsvSource({"0, false, true", "1, false, true", "2, false, false", "0, true, false"})
  void returns_areTwo_andNoneOnceDesignated(int count, boolean designated, boolean made) {
    assertThat(
            made(
                AlertState.DISPATCHED,
                AlertEvent.RETURN,
                DEPT,
                scene -> {
                  scene.alert().setReturnCount(count);
                  scene.file.setDesignated(designated);
                }))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-09-15T16:00:00Z, true",
    "2020-09-15T16:00:00.001Z, false",
  })
  void return_afterSigning_isWithinOneWorkingDay(Instant now, boolean made) {
    Scene scene = scene(AlertState.SIGNED, AlertEvent.RETURN, DEPT);
    assertThat(scene.play(now) instanceof Outcome.Made).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"2, true", "3, false"})
  void transfers_areThree(int count, boolean made) {
    assertThat(
            made(
                AlertState.DISPATCHED,
                AlertEvent.TRANSFER,
                COUNTY_CENTRE,
                scene -> scene.alert().setTransferCount(count)))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, false", "2, 0, true", "0, 3, true"})
  void designation_needsTwoReturnsOrThreeTransfers(int returns, int transfers, boolean made) {
    assertThat(
            made(
                AlertState.DISPATCHED,
                AlertEvent.DESIGNATE,
                CITY_CENTRE,
                scene -> {
                  scene.alert().setReturnCount(returns);
                  scene.alert().setTransferCount(transfers);
                }))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false"})
  void audits_sendBackTwice(int count, boolean made) {
    assertThat(
            made(
                AlertState.FEEDBACK,
                AlertEvent.AUDIT_REJECT,
                COUNTY_CENTRE,
                scene -> scene.alert().setRejectCount(count)))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true"})
  void listing_needsTheThirdReopening(int count, boolean made) {
    assertThat(
            made(
                AlertState.HANDLING,
                AlertEvent.LIST,
                CITY_CENTRE,
                scene -> {
                  scene.file.setTags(List.of());
                  scene.alert().setReopenCount(count);
                }))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void verification_needsTwoOfficers(int officers, boolean made) {
    assertThat(
            made(
                AlertState.SIGNED,
                AlertEvent.VERIFY_TRUE,
                DEPT,
                scene -> scene.command.setOfficers(officers)))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-09-14T02:00:00Z, false, false",
    "2020-09-14T02:00:00.001Z, false, true",
    "2020-10-14T16:00:00Z, false, true",
    "2020-10-14T16:00:00.001Z, false, false",
    "2021-09-14T16:00:00Z, true, true",
    "2021-09-14T16:00:00.001Z, true, false",
  })
  void rectification_isAheadWithinThirtyDays_orAYearIfListed(
      Instant deadline, boolean listed, boolean made) {
    assertThat(
            made(
                AlertState.HANDLING,
                AlertEvent.ORDER_RECTIFY,
                DEPT,
                scene -> {
                  scene.command.setDeadline(deadline);
                  scene.alert().setListed(listed);
                }))
        .isEqualTo(made);
  }

  // Ten working days after 15 September, the Sunday before the holiday worked.
  @ParameterizedTest
  @CsvSource({
    "2020-09-15T16:00:00Z, false",
    "2020-09-15T16:00:00.001Z, true",
    "2020-09-28T16:00:00Z, true",
    "2020-09-28T16:00:00.001Z, false",
  })
  void extension_isLaterByTheStageAtMost(Instant deadline, boolean made) {
    assertThat(
            made(
                AlertState.HANDLING,
                AlertEvent.EXTEND,
                COUNTY_CENTRE,
                scene -> scene.command.setDeadline(deadline)))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, false, true", "1, 1, false, false", "1, 20, true, true", "2, 20, true, false"})
  void extensions_areOne_orTwoIfListed(int count, int ahead, boolean listed, boolean made) {
    assertThat(extended(count, ahead, listed)).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"20, true", "19, false"})
  void extensionOfAListedAlert_isAskedForTwentyWorkingDaysAhead(int ahead, boolean made) {
    assertThat(extended(0, ahead, true)).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-09-15T16:00:00Z, true",
    "2020-09-15T16:00:00.001Z, false",
  })
  void extension_isAskedForBeforeTheClockHasRunOut(Instant now, boolean made) {
    Scene scene = scene(AlertState.HANDLING, AlertEvent.EXTEND, COUNTY_CENTRE);
    assertThat(scene.play(now) instanceof Outcome.Made).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({"BLUE, YELLOW", "YELLOW, YELLOW", "RED, RED"})
  void failedCorrection_isYellowAtLeast(Severity before, Severity after) {
    Scene scene = new Scene(AlertState.SELF_CORRECT, AlertEvent.CORRECT_FAILED, SYSTEM, before);
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
    assertThat(scene.alert().getSeverity()).isEqualTo(after);
    assertThat(scene.file.getStageDue()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"NONE, REMIND", "REMIND, REMIND", "YELLOW, YELLOW", "RED, RED"})
  void sentBack_isACardAtLeast_andNeverALesserOne(Card before, Card after) {
    Scene scene = scene(AlertState.FEEDBACK, AlertEvent.AUDIT_REJECT, COUNTY_CENTRE);
    if (before != Card.NONE) {
      scene.carded(before);
    }
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
    assertThat(scene.alert().getCard()).isEqualTo(after);
    assertThat(scene.alert().getRejectCount()).isEqualTo(1);
  }

  @Test
  void handlingAfterRectification_hasWhatWasLeft_oneWorkingDayAtLeast() {
    Scene some = scene(AlertState.RECTIFYING, AlertEvent.RECTIFIED, DEPT);
    some.file.setHandleLeft(9);
    some.play();
    assertThat(some.alert().getDueHandle()).isEqualTo("2020-09-25T16:00:00Z");
    Scene none = scene(AlertState.RECTIFYING, AlertEvent.RECTIFIED, DEPT);
    none.file.setHandleLeft(-2);
    none.play();
    assertThat(none.alert().getDueHandle()).isEqualTo("2020-09-15T16:00:00Z");
    assertThat(none.file.getHandleLeft()).isNull();
    assertThat(none.alert().getRectifyDue()).isNull();
  }

  private static boolean extended(int count, int ahead, boolean listed) {
    Instant due = Scene.TOWN.calendar().deadline(TODAY, ahead);
    return made(
        AlertState.HANDLING,
        AlertEvent.EXTEND,
        COUNTY_CENTRE,
        scene -> {
          scene.alert().setExtensionCount(count);
          scene.alert().setListed(listed);
          scene.file.setStageDue(due);
          scene.command.setDeadline(due.plusSeconds(1));
        });
  }

  private static boolean made(
      AlertState from, AlertEvent event, ActorRole role, Consumer<Scene> set) {
    Scene scene = scene(from, event, role);
    set.accept(scene);
    return scene.play() instanceof Outcome.Made;
  }

  private static Scene scene(AlertState from, AlertEvent event, ActorRole role) {
    return new Scene(from, event, role, Severity.YELLOW);
  }
}
