package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.CaseworkHarness.at;
import static cn.jianguan.jobs.casework.HitFixtures.hit;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static cn.jianguan.record.ActorRole.ENTERPRISE;
import static cn.jianguan.record.ActorRole.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final Instant MONDAY = at(9, 14, 10, 0);

  private final CaseworkHarness casework = new CaseworkHarness();

  @BeforeEach
  void open() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
  }

  @Test
  void sameIdAgain_isOneTransitionAndNoReject() {
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setTransitionUuid("twice"));
    int emitted = casework.emitted().size();
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setTransitionUuid("twice"));

    assertThat(casework.emitted()).hasSize(emitted);
    assertThat(casework.last().getTransitionUuid()).isEqualTo("twice");
  }

  @Test
  void refusedId_mayBeSentAgainMended() {
    ask(AlertEvent.SIGN, DEPT, Town.SECOND, c -> c.setTransitionUuid("mended"));
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setTransitionUuid("mended"));

    assertThat(casework.rejects()).hasSize(1);
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.SIGN);
  }

  @Test
  void movesAndRefusals_areCounted() {
    ask(AlertEvent.SIGN, DEPT, Town.SECOND, c -> c);
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c);

    InMemoryMetrics metrics = casework.metrics;
    assertThat(metrics.count(Metric.ALERT_TRANSITIONS, "MODEL_HIT", "NONE", "DETECTED")).isOne();
    assertThat(metrics.count(Metric.ALERT_TRANSITIONS, "SIGN", "DISPATCHED", "SIGNED")).isOne();
    assertThat(metrics.total(Metric.ALERT_TRANSITIONS))
        .isEqualTo(casework.emitted().stream().filter(AlertTransition.class::isInstance).count());
    String reason = casework.rejects().get(0).getReason().name();
    assertThat(metrics.count(Metric.COMMANDS_REFUSED, reason)).isOne();
  }

  @Test
  void oldSequence_isStale() {
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setExpectedSeq(1));
    assertRefused(RejectReason.COMMAND_STALE, "expectedSeq", "1");

    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setExpectedSeq(2));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.SIGN);
  }

  @Test
  void unknownAlert_isAnswered() {
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setAlertId("nothing"));
    assertRefused(RejectReason.COMMAND_UNKNOWN_ALERT, "alertId", "nothing");
  }

  @Test
  void impossibleEvent_namesWhatIsPossible() {
    ask(AlertEvent.AUDIT_PASS, COUNTY_CENTRE, Town.CC, c -> c);
    assertRefused(RejectReason.COMMAND_ILLEGAL, "event", "AUDIT_PASS");
    assertThat(casework.rejects().get(0).getExpected())
        .contains("待签收", "县监管中心", "转办 transfer (TRANSFER)")
        .doesNotContain("SIGN)", "REMIND", "CARD_YELLOW");
  }

  @Test
  void impossibleEvent_namesWhatTheDepartmentMayDo_andNotWhatItsTimeIsOverFor() {
    ask(AlertEvent.SUBMIT_FEEDBACK, DEPT, Town.MARKET, c -> c);
    assertThat(casework.rejects().get(0).getExpected())
        .contains("签收 sign (SIGN)", "申请退回 ask for return (RETURN)")
        .doesNotContain("TRANSFER", "REMIND");
  }

  @Test
  void moveOfTheClock_isNobodyElses() {
    ask(AlertEvent.REMIND, DEPT, Town.MARKET, c -> c);
    assertRefused(RejectReason.COMMAND_FORBIDDEN, "actorRole", "DEPT");
    assertThat(casework.rejects().get(0).getExpected()).contains("由系统办理").doesNotContain("SYSTEM");
  }

  @Test
  void wrongRole_isToldWhoMay_inWords() {
    ask(AlertEvent.SIGN, COUNTY_CENTRE, Town.CC, c -> c);
    assertThat(casework.rejects().get(0).getExpected()).contains("承办机关 department (DEPT)");
  }

  @Test
  void nobodyIsTheSystem() {
    ask(AlertEvent.LATE_DATA, SYSTEM, Town.MARKET, c -> c);
    assertRefused(RejectReason.COMMAND_FORBIDDEN, "actorRole", "SYSTEM");
  }

  @Test
  void wrongRole_isForbidden() {
    ask(AlertEvent.SIGN, ENTERPRISE, Town.MARKET, c -> c);
    assertRefused(RejectReason.COMMAND_FORBIDDEN, "actorRole", "ENTERPRISE");
  }

  @Test
  void actorMustBeNamed() {
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setActorId(" "));
    assertRefused(RejectReason.COMMAND_INCOMPLETE, "actorId", "");
  }

  @Test
  void tooMuch_isRefusedFieldByField() {
    String id = "x".repeat(101);
    List<UnaryOperator<CommandRecord.Builder>> large =
        List.of(
            c -> c.setTransitionUuid(id),
            c -> c.setActorId(id),
            c -> c.setComment("字".repeat(4001)),
            c -> c.setAttachments(Collections.nCopies(51, new Attachment("a", "00"))),
            c -> c.setAttachments(List.of(new Attachment(id + id, "00"))),
            c -> c.setLinkedActs(Collections.nCopies(51, "JC-1")),
            c -> c.setLinkedActs(List.of(id)));
    large.forEach(more -> ask(AlertEvent.SIGN, DEPT, Town.MARKET, more));

    assertThat(casework.rejects())
        .extracting(RejectRecord::getReason)
        .hasSize(large.size())
        .containsOnly(RejectReason.FIELD_LENGTH);
    assertThat(casework.rejects())
        .extracting(RejectRecord::getField)
        .containsExactly(
            "transitionUuid",
            "actorId",
            "comment",
            "attachments",
            "attachments.name",
            "linkedActs",
            "linkedActs");
    assertThat(casework.transitions()).hasSize(2);
  }

  @Test
  void reject_carriesTheSendersOwnBytes() throws UnreadableException {
    ask(AlertEvent.SIGN, DEPT, Town.SECOND, c -> c.setComment("原样"));
    RejectRecord reject = casework.rejects().get(0);
    byte[] original = new byte[reject.getOriginal().remaining()];
    reject.getOriginal().duplicate().get(original);

    CommandRecord sent = Codec.standard().decode(original, CommandRecord.class);
    assertThat(sent.getComment()).isEqualTo("原样");
    assertThat(reject.getOriginalLength()).isEqualTo(original.length);
    assertThat(reject.getStation()).isEqualTo("casework");
    assertThat(reject.getPosition()).startsWith("commands-0-");
  }

  /** In the log nobody is named, and who may not audit what they handled is known all the same. */
  @Test
  void person_isTheSameUnderThePseudonym_whoeverSaysIt() {
    String hidden = CaseworkHarness.ACTORS.hide("zhang");
    assertThat(CaseworkHarness.ACTORS.hide(hidden)).isEqualTo(hidden);
    ask(AlertEvent.SIGN, DEPT, Town.MARKET, c -> c.setActorId("zhang"));
    assertThat(casework.last().getActorId()).isEqualTo(hidden);
    ask(
        AlertEvent.VERIFY_FALSE,
        DEPT,
        Town.MARKET,
        c ->
            c.setActorId(hidden)
                .setReasonCode("NOT_FOUND")
                .setAttachments(List.of(new Attachment("a.pdf", "00"))));
    assertThat(casework.last().getActorId()).isEqualTo(hidden);

    ask(AlertEvent.AUDIT_PASS, COUNTY_CENTRE, Town.CC, c -> c.setActorId("zhang"));
    assertThat(casework.rejects())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.getField()).isEqualTo("actorId");
              assertThat(it.getValue()).isEqualTo(hidden);
            });
    ask(AlertEvent.AUDIT_PASS, COUNTY_CENTRE, Town.CC, c -> c.setActorId("li"));
    assertThat(casework.last().getTo()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void personsInWords_areHidden() {
    ask(
        AlertEvent.RETURN,
        DEPT,
        Town.MARKET,
        c ->
            c.setReasonCode("NOT_MINE")
                .setComment("当事人：张三丰，电话13812345678")
                .setAttachments(List.of(new Attachment("13812345678.pdf", "00"))));

    assertThat(casework.last().getComment()).startsWith("当事人：张**，电话").doesNotContain("138");
    assertThat(casework.last().getAttachments().get(0).getName()).doesNotContain("138");
    assertThat(casework.notices())
        .last()
        .satisfies(it -> assertThat(it.getComment()).isEqualTo(casework.last().getComment()));
  }

  @Test
  void personInTheReason_isHidden() {
    ask(AlertEvent.ESCALATE, COUNTY_CENTRE, Town.CC, c -> c.setReasonCode("13812345678"));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.ESCALATE);
    assertThat(casework.last().getReasonCode()).isNotBlank().doesNotContain("138");
  }

  @Test
  void whoIsToldOfAReturn_readsReasonAndComment() {
    ask(
        AlertEvent.RETURN,
        DEPT,
        Town.MARKET,
        c -> c.setReasonCode("NOT_MINE").setComment("属住建部门职权"));
    assertThat(casework.notices())
        .last()
        .satisfies(
            it -> {
              assertThat(it.getEvent()).isEqualTo(AlertEvent.RETURN);
              assertThat(it.getReasonCode()).isEqualTo("NOT_MINE");
              assertThat(it.getComment()).isEqualTo("属住建部门职权");
            });
  }

  @Test
  void transition_saysWhoDidWhatAndWhy() {
    ask(
        AlertEvent.RETURN,
        DEPT,
        Town.MARKET,
        c -> c.setReasonCode("NOT_MINE").setComment("不属本部门").setActorRegion(Town.COUNTY));
    AlertTransition row = casework.last();

    assertThat(row.getActorRole()).isEqualTo(DEPT);
    assertThat(row.getActorOrg()).isEqualTo(Town.MARKET);
    assertThat(row.getActorId()).matches("[0-9A-F]{20}");
    assertThat(row.getActorRegion()).isEqualTo(Town.COUNTY);
    assertThat(row.getReasonCode()).isEqualTo("NOT_MINE");
    assertThat(row.getComment()).isEqualTo("不属本部门");
    assertThat(row.getSourceSystem()).isEqualTo("console");
  }

  private void ask(
      AlertEvent event, ActorRole role, String org, UnaryOperator<CommandRecord.Builder> more) {
    casework.command(
        casework.alert(), event, role, org, MONDAY.plusSeconds(casework.emitted().size()), more);
  }

  private void assertRefused(RejectReason reason, String field, String value) {
    assertThat(casework.rejects()).hasSize(1);
    assertThat(casework.rejects().get(0).getReason()).isEqualTo(reason);
    assertThat(casework.rejects().get(0).getField()).isEqualTo(field);
    assertThat(casework.rejects().get(0).getValue()).isEqualTo(value);
    assertThat(casework.transitions()).hasSize(2);
  }
}
