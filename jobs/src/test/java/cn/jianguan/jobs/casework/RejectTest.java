package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectTest {
  private static final Instant NOW = Instant.parse("2020-09-14T02:00:00Z");

  @ParameterizedTest
  @CsvSource({"200, 200", "201, 200", "5000, 200"})
  void valueOfAReject_isCutAtTwoHundred(int length, int kept) {
    RejectRecord reject = reject("x".repeat(length));
    assertThat(reject.getValue()).hasSize(kept);
    assertThat(reject.getReason()).isEqualTo(RejectReason.COMMAND_ILLEGAL);
    assertThat(reject.getPosition()).isEqualTo("hit-h1");
  }

  @Test
  void valueOfAReject_isNeverCutInsideACharacter() {
    assertThat(reject("x".repeat(199) + "🚦🚦").getValue()).isEqualTo("x".repeat(199) + "🚦");
    assertThat(reject("🚦".repeat(201)).getValue()).isEqualTo("🚦".repeat(200));
  }

  @Test
  void originalOfAReject_isKeptUpTo64KiB_withItsLength() {
    int limit = 64 * 1024;
    for (int length : List.of(10, limit, limit + 1)) {
      Refusal refusal = new Refusal(RejectReason.COMMAND_STALE, "expectedSeq", "3", "应为 / x");
      RejectRecord reject =
          Reject.of(
              LogRecord.unopened("commands", 0, 42, 0, new byte[length]), command(), refusal, NOW);
      assertThat(reject.getOriginal().remaining()).isEqualTo(Math.min(length, limit));
      assertThat(reject.getOriginalLength()).isEqualTo(length);
      assertThat(reject.getField()).isEqualTo("expectedSeq");
      assertThat(reject.getCdSource()).isEqualTo("console");
    }
  }

  private static CommandRecord command() {
    return CommandRecord.newBuilder()
        .setTransitionUuid("u1")
        .setAlertId("a1")
        .setSubject(HitFixtures.SUBJECT)
        .setEvent(AlertEvent.SIGN)
        .setActorRole(ActorRole.DEPT)
        .setActorOrg(Town.MARKET)
        .setActorId("somebody")
        .setEventTime(NOW)
        .setSourceSystem("console")
        .build();
  }

  private static RejectRecord reject(String value) {
    return Reject.of(
        HitFixtures.hit("h1", Severity.BLUE, NOW).build(),
        new Refusal(RejectReason.COMMAND_ILLEGAL, "hitId", value, "x / y"));
  }
}
