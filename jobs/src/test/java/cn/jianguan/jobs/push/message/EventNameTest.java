package cn.jianguan.jobs.push.message;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.push.flink.Notices;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.NotificationRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message is called, and what it asks for, by who is told and how the alert stands. */
class EventNameTest {
  private static final String OTHER = "11320100MB1X00002B";

  @ParameterizedTest
  @CsvSource({
    "ROUTE_OK,DISPATCHED,dispatched",
    "REOPEN,HANDLING,dispatched",
    "OPEN_DUPLICATE,SIGNED,raised",
    "REMIND,SIGNED,due_soon",
    "CARD_YELLOW,HANDLING,carded",
    "CARD_RED,HANDLING,carded",
    "RETURN,RETURN_REQ,returned",
    "RETURN_OK,PENDING_DISPATCH,returned",
    "RETRACT,CANCELLED,basis_changed",
    "AUDIT_PASS,CLOSED,closed",
    "AUDIT_TIMEOUT,CLOSED,closed",
    "AUDIT_TIMEOUT,FEEDBACK,carded",
    "JOINT_PROPOSED,DISPATCHED,joint_visit",
    "EXTEND,SIGNED,moved"
  })
  void move_isCalledAsEndpointsAskForIt(AlertEvent move, AlertState state, String name) {
    assertThat(EventName.of(notice(move, state, Notices.ORG)).word()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"TRANSFER", "DESIGNATE", "REOPEN"})
  void alertThatWentToSomebodyElse_isNotCalledANewOne(AlertEvent move) {
    NotificationRecord told = notice(move, AlertState.DISPATCHED, OTHER);
    assertThat(EventName.of(told)).isEqualTo(EventName.MOVED);
    assertThat(Answers.of(told).events()).isEmpty();
  }

  @Test
  void moveWhoseTimeOrCountIsUsedUp_isNotOffered_norSpokenOf() {
    NotificationRecord told = notice(AlertEvent.EXTEND, AlertState.HANDLING, Notices.ORG);
    assertThat(Answers.of(told).events()).contains(AlertEvent.ASK_EXTENSION);
    assertThat(Answers.of(told).zh()).contains("延期");

    told.getAlert().setExtensionCount(1);
    assertThat(Answers.of(told).events())
        .containsExactly(AlertEvent.ORDER_RECTIFY, AlertEvent.SUBMIT_FEEDBACK);
    assertThat(Answers.of(told).zh()).doesNotContain("延期");

    NotificationRecord late = notice(AlertEvent.CARD_YELLOW, AlertState.DISPATCHED, Notices.ORG);
    late.getAlert().setStageDue(late.getLogTime());
    assertThat(Answers.of(late).events()).containsExactly(AlertEvent.SIGN);
  }

  @ParameterizedTest
  @CsvSource({"REVIEW,ACCEPT,REJECT", "PENDING_DISPATCH,DISPATCH,"})
  void centre_isOfferedWhatItsStateAllows(AlertState state, AlertEvent one, AlertEvent other) {
    NotificationRecord told = notice(AlertEvent.NEED_REVIEW, state, OTHER);
    told.getAlert().setDispatcher(OTHER);
    assertThat(Answers.of(told).events())
        .containsExactlyElementsOf(Stream.of(one, other).filter(Objects::nonNull).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "ROUTE_OK,DISPATCHED,SIGN",
    "RETURN_NO,SIGNED,VERIFY_TRUE",
    "AUDIT_REJECT,HANDLING,ASK_EXTENSION",
    "PLAN_MATCH,PENDING_DISPATCH,PLAN_MATCH",
    "JOINT_PROPOSED,SIGNED,JOINT_ACCEPT"
  })
  void addressee_isToldWhatItCanAnswer(AlertEvent move, AlertState state, AlertEvent answer) {
    NotificationRecord told = notice(move, state, Notices.ORG);
    told.getAlert().setDecisionRule("P6");
    told.getAlert().setJointVisit("j");
    assertThat(Answers.of(told).events()).contains(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "ROUTE_OK,DISPATCHED",
    "CARD_RED,HANDLING",
    "AUDIT_TIMEOUT,FEEDBACK",
    "PLAN_MATCH,PENDING_DISPATCH",
    "AUDIT_PASS,CLOSED"
  })
  void whoOnlyGetsACopy_isAskedForNothing(AlertEvent move, AlertState state) {
    NotificationRecord told = notice(move, state, OTHER);
    told.getAlert().setCopies(List.of(OTHER));
    assertThat(Answers.of(told).events()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "REOPEN,HANDLING,预警重启，待处置：",
    "ROUTE_OK,DISPATCHED,新预警待签收：",
    "RETURN_NO,SIGNED,退回事项（不同意退回）：",
    "EXTEND,SIGNED,预警流转（同意延期）："
  })
  void title_saysWhichMove(AlertEvent move, AlertState state, String head) {
    String title = AlertData.of(notice(move, state, Notices.ORG)).get("titleZh").asText();
    assertThat(title).startsWith(head);
  }

  @Test
  void centre_isAskedToDecideOnMoreTime_andToldUntilWhen() {
    NotificationRecord asked = notice(AlertEvent.ASK_EXTENSION, AlertState.SIGNED, OTHER);
    asked.getAlert().setDispatcher(OTHER);
    asked.getAlert().setExtensionAsked(Instant.ofEpochMilli(Notices.T));
    assertThat(Answers.of(asked).events())
        .containsExactly(AlertEvent.EXTEND, AlertEvent.REFUSE_EXTENSION);
    assertThat(AlertData.of(asked).get("due").get("asked").asText())
        .isEqualTo("2024-03-01T12:00+08:00");
  }

  @Test
  void reasonAndComment_areTold_inBothLanguages() {
    NotificationRecord told = notice(AlertEvent.RETURN, AlertState.RETURN_REQ, OTHER);
    told.setReasonCode("NOT_MINE");
    told.setComment("属住建部门职权");
    JsonNode because = AlertData.of(told).get("because");
    assertThat(because.get("reasonCode").asText()).isEqualTo("NOT_MINE");
    assertThat(because.get("comment").asText()).isEqualTo("属住建部门职权");
    assertThat(because.get("zh").asText()).isEqualTo("理由：非本机关职责 (NOT_MINE)；说明：属住建部门职权");
    assertThat(because.get("en").asText())
        .isEqualTo("Reason: not our duty (NOT_MINE); In words: 属住建部门职权");
  }

  @ParameterizedTest
  @CsvSource({"INCOMPLETE,,理由：INCOMPLETE", ",请补充照片,说明：请补充照片"})
  void reasonOrCommentAlone_isTold(String code, String comment, String zh) {
    NotificationRecord told = notice(AlertEvent.AUDIT_REJECT, AlertState.HANDLING, Notices.ORG);
    told.setReasonCode(code == null ? "" : code);
    told.setComment(comment == null ? "" : comment);
    assertThat(AlertData.of(told).get("because").get("zh").asText()).isEqualTo(zh);
  }

  @Test
  void moveWithoutReason_tellsNone() {
    NotificationRecord told = notice(AlertEvent.SIGN, AlertState.SIGNED, Notices.ORG);
    assertThat(AlertData.of(told).has("because")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"DISPATCHED,sign", "SIGNED,verify", "FEEDBACK,audit", "CLOSED,", "MERGED_PLAN,"})
  void clocks_areThoseThatRun(AlertState state, String clock) {
    NotificationRecord told = notice(AlertEvent.REMIND, state, Notices.ORG);
    Instant due = Instant.ofEpochMilli(Notices.T);
    told.getAlert().setDueSign(due);
    told.getAlert().setDueVerify(due);
    told.getAlert().setDueAudit(due);
    Iterable<String> names = AlertData.of(told).get("due")::fieldNames;
    assertThat(names).containsExactlyElementsOf(clock == null ? List.of() : List.of(clock));
  }

  private static NotificationRecord notice(AlertEvent move, AlertState state, String recipient) {
    NotificationRecord notice = Notices.notice("n", "a", move, Notices.T);
    notice.setRecipient(recipient);
    notice.getAlert().setState(state);
    return notice;
  }
}
