package cn.jianguan.console.move;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final Instant NOON = Instant.parse("2024-03-08T04:00:00Z");
  private static final String LOG = Topic.ALERT_LOG.kafkaName();
  private static final String REJECTS = Topic.REJECTS.kafkaName();

  private final Answer answer = new Answer(command("u-1"), "commands-0-7");

  @Test
  void transition_ofTheCommand_isTheAnswer() {
    AlertTransition made = transition("a-1", "u-1");

    assertThat(answer.in(LOG, key("a-1"), encode(made))).contains(new Outcome.Made(made));
  }

  @Test
  void transition_ofAnotherCommandOrAlert_isNone() {
    assertThat(answer.in(LOG, key("a-1"), encode(transition("a-1", "u-2")))).isEmpty();
    assertThat(answer.in(LOG, key("a-2"), encode(transition("a-2", "u-1")))).isEmpty();
  }

  @Test
  void reject_ofTheCommandsPlace_isTheAnswer() {
    RejectRecord reject = reject(StationName.CASEWORK, "commands-0-7");

    assertThat(answer.in(REJECTS, key("r"), encode(reject))).contains(new Outcome.Refused(reject));
  }

  @Test
  void reject_ofAnotherPlaceOrStation_isNone() {
    assertThat(answer.in(REJECTS, key("r"), encode(reject(StationName.CASEWORK, "commands-0-71"))))
        .isEmpty();
    assertThat(answer.in(REJECTS, key("r"), encode(reject(StationName.INTAKE, "commands-0-7"))))
        .isEmpty();
  }

  @Test
  void whatCannotBeRead_isNone() {
    assertThat(answer.in(LOG, key("a-1"), new byte[] {1, 2, 3})).isEmpty();
    assertThat(answer.in(REJECTS, null, new byte[0])).isEmpty();
    assertThat(answer.in(LOG, null, encode(transition("a-1", "u-1")))).isEmpty();
  }

  private static RejectRecord reject(StationName station, String position) {
    return new Rejects(station)
        .of(
            new Original(position, NOON.toEpochMilli(), encode(command("u-1"))),
            Refusal.of(RejectReason.COMMAND_STALE, "expectedSeq", 3, "当前序号 4 / now at 4"));
  }

  private static CommandRecord command(String uuid) {
    return CommandRecord.newBuilder()
        .setTransitionUuid(uuid)
        .setAlertId("a-1")
        .setSubject("USCC:91320100MA1XXXXX0X")
        .setEvent(AlertEvent.SIGN)
        .setActorRole(ActorRole.DEPT)
        .setActorOrg("D1")
        .setActorId("p-7")
        .setEventTime(NOON)
        .build();
  }

  private static AlertTransition transition(String alertId, String uuid) {
    Alert alert =
        Alert.newBuilder()
            .setAlertId(alertId)
            .setModelId("JD-01")
            .setModelVersion("1")
            .setEpisodeKey("e")
            .setSubject("s")
            .setDomain("SC")
            .setSeverityInitial(Severity.BLUE)
            .setSeverity(Severity.BLUE)
            .setState(AlertState.SIGNED)
            .setFirstEventAt(NOON)
            .setTriggeredAt(NOON)
            .setEmittedAt(NOON)
            .build();
    return AlertTransition.newBuilder()
        .setAlertId(alertId)
        .setSeq(4)
        .setFrom(AlertState.DISPATCHED)
        .setEvent(AlertEvent.SIGN)
        .setTo(AlertState.SIGNED)
        .setActorRole(ActorRole.DEPT)
        .setEventTime(NOON)
        .setLogTime(NOON)
        .setTransitionUuid(uuid)
        .setAlert(alert)
        .build();
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] encode(org.apache.avro.specific.SpecificRecord record) {
    return Codec.standard().encode(record);
  }
}
