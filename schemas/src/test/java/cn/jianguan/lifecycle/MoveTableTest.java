package cn.jianguan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.codec.Codec;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MoveTableTest {
  private static final Instant NOW = Instant.parse("2020-09-14T02:00:00Z");

  @Test
  void everyGuard_saysWhatItNeeds_andNoNeedIsIdle() {
    Set<String> guards =
        MoveTable.rows().stream().flatMap(row -> row.guards().stream()).collect(Collectors.toSet());

    assertThat(Arrays.stream(MoveNeed.values()).map(MoveNeed::name))
        .containsExactlyInAnyOrderElementsOf(guards);
  }

  @Test
  void everyField_isOneOfACommand() {
    for (MoveNeed need : MoveNeed.values()) {
      assertThat(need.fields())
          .allMatch(field -> CommandRecord.getClassSchema().getField(field) != null);
    }
  }

  @Test
  void everyValue_hasAWord() {
    List<Enum<?>> values = new ArrayList<>();
    values.addAll(List.of(AlertState.values()));
    values.addAll(List.of(AlertEvent.values()));
    values.addAll(List.of(Card.values()));
    values.addAll(List.of(ActorRole.values()));
    values.addAll(List.of(Conclusion.values()));
    values.forEach(value -> assertThat(Word.of(value).en()).isNotBlank());
    assertThatThrownBy(() -> Word.of(Severity.RED)).hasMessageContaining("RED");
  }

  @Test
  void everyReasonThatAMoveAsksFor_hasAWord() {
    for (MoveNeed need : MoveNeed.values()) {
      assertThat(need.codes()).allMatch(code -> !Word.ofReason(code).zh().equals(code));
    }
    assertThat(Word.ofReason("TOO_BUSY")).isEqualTo(new Word("TOO_BUSY", "TOO_BUSY"));
  }

  @Test
  void movesOfPeople_areNotThoseOfTheClock() {
    assertThat(MoveTable.ofPeople())
        .contains(AlertEvent.SIGN, AlertEvent.REOPEN)
        .doesNotContain(AlertEvent.REMIND, AlertEvent.MODEL_HIT);
  }

  @Test
  void dispatched_maybeSigned_byItsAddressee() {
    PossibleMove sign = move(alert(AlertState.DISPATCHED, Severity.BLUE), AlertEvent.SIGN);

    assertThat(sign.by()).containsExactly(ActorRole.DEPT);
    assertThat(sign.needs()).containsExactly(MoveNeed.ADDRESSEE);
    assertThat(sign.to()).containsExactly(AlertState.SIGNED);
  }

  @Test
  void audit_ofOrange_maybeTheFirstOfTwo() {
    assertThat(move(alert(AlertState.FEEDBACK, Severity.ORANGE), AlertEvent.AUDIT_PASS).to())
        .containsExactlyInAnyOrder(AlertState.FEEDBACK, AlertState.CLOSED);
    assertThat(move(alert(AlertState.FEEDBACK, Severity.YELLOW), AlertEvent.AUDIT_PASS).to())
        .containsExactly(AlertState.CLOSED);
  }

  @Test
  void whatTheAlertRulesOut_isNotOffered() {
    Alert returned = alert(AlertState.DISPATCHED, Severity.BLUE);
    assertThat(events(returned)).contains(AlertEvent.RETURN).doesNotContain(AlertEvent.DESIGNATE);

    returned.setReturnCount(2);
    assertThat(events(returned)).doesNotContain(AlertEvent.RETURN).contains(AlertEvent.DESIGNATE);
  }

  @Test
  void whoseTimeHasPassed_isNotOffered() {
    Alert alert = alert(AlertState.DISPATCHED, Severity.BLUE);
    assertThat(events(alert)).contains(AlertEvent.RETURN, AlertEvent.ASK_EXTENSION);

    alert.setStageDue(NOW);
    assertThat(events(alert))
        .contains(AlertEvent.SIGN)
        .doesNotContain(AlertEvent.RETURN, AlertEvent.ASK_EXTENSION, AlertEvent.EXTEND);
  }

  @Test
  void signedAlert_mayBeReturnedWhileItsWindowIsOpen() {
    Alert alert = alert(AlertState.SIGNED, Severity.BLUE);
    alert.setReturnBy(NOW.plusMillis(1));
    assertThat(events(alert)).contains(AlertEvent.RETURN);
    alert.setReturnBy(NOW);
    assertThat(events(alert)).doesNotContain(AlertEvent.RETURN);
  }

  @Test
  void whatWasAskedForInTime_mayBeGrantedLater() {
    Alert alert = alert(AlertState.HANDLING, Severity.BLUE);
    alert.setStageDue(NOW.minusSeconds(60));
    alert.setExtensionAsked(NOW.plus(Duration.ofDays(5)));
    assertThat(events(alert))
        .contains(AlertEvent.EXTEND, AlertEvent.REFUSE_EXTENSION)
        .doesNotContain(AlertEvent.ASK_EXTENSION);
  }

  @Test
  void extension_isOfferedOnce_listedTwiceAndLongBefore() {
    Alert alert = alert(AlertState.HANDLING, Severity.BLUE);
    alert.setExtensionCount(1);
    assertThat(events(alert)).doesNotContain(AlertEvent.ASK_EXTENSION, AlertEvent.EXTEND);

    alert.setListed(true);
    assertThat(events(alert)).doesNotContain(AlertEvent.ASK_EXTENSION);
    alert.setStageDue(NOW.plus(Duration.ofDays(20)));
    assertThat(events(alert)).contains(AlertEvent.ASK_EXTENSION);
  }

  @Test
  void stageWithoutClock_cannotBeExtended() {
    Alert alert = alert(AlertState.PENDING_DISPATCH, Severity.BLUE);
    alert.setStageDue(null);
    assertThat(events(alert)).doesNotContain(AlertEvent.EXTEND, AlertEvent.ASK_EXTENSION);
  }

  @Test
  void theSystemsMoves_areNobodysElse() {
    for (AlertState state : AlertState.values()) {
      assertThat(PossibleMove.of(alert(state, Severity.RED), NOW))
          .noneMatch(move -> move.by().contains(ActorRole.SYSTEM))
          .noneMatch(move -> move.by().isEmpty());
    }
    assertThat(PossibleMove.of(alert(AlertState.ARCHIVED, Severity.RED), NOW)).isEmpty();
  }

  private static List<AlertEvent> events(Alert alert) {
    return PossibleMove.of(alert, NOW).stream().map(PossibleMove::event).toList();
  }

  private static PossibleMove move(Alert alert, AlertEvent event) {
    return PossibleMove.of(alert, NOW).stream()
        .filter(move -> move.event() == event)
        .findFirst()
        .orElseThrow();
  }

  private static Alert alert(AlertState state, Severity severity) {
    Codec.standard(); // has Avro trust the records
    return Alert.newBuilder()
        .setAlertId("a1")
        .setModelId("SC-03")
        .setModelVersion("1.0.0")
        .setEpisodeKey("e1")
        .setSubject("s")
        .setDomain("SC")
        .setSeverityInitial(severity)
        .setSeverity(severity)
        .setState(state)
        .setFirstEventAt(NOW)
        .setTriggeredAt(NOW)
        .setEmittedAt(NOW)
        .setStageDue(NOW.plus(Duration.ofDays(1)))
        .build();
  }
}
