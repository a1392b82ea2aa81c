package cn.jianguan.console.send;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.console.send.ActOutcome.Result;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActAnswersTest {
  private final ActAnswers answers =
      new ActAnswers(List.of("acts-0-1", "acts-0-2", "acts-0-3", "acts-0-4", "acts-0-5"));

  @Test
  void eachRecord_isAnsweredByItsPlace() {
    tell(entry("acts-0-9", ActLogOp.ASSERT, 1));
    tell(entry("acts-0-1", ActLogOp.ASSERT, 1));
    tell(entry("acts-0-2", ActLogOp.RETRACT, 1));
    tell(entry("acts-0-2", ActLogOp.ASSERT, 2));
    tell(entry("acts-0-3", ActLogOp.DUPLICATE, 1));
    answers.see(Topic.REJECTS.kafkaName(), Codec.standard().encode(reject("acts-0-4")));
    assertThat(answers.isOpen()).isTrue();
    tell(entry("acts-0-5", ActLogOp.DELETE, 3));
    assertThat(answers.isOpen()).isFalse();

    assertThat(answers.outcomes())
        .extracting(ActOutcome::result)
        .containsExactly(
            Result.ACCEPTED, Result.CORRECTED, Result.DUPLICATE, Result.REFUSED, Result.WITHDRAWN);
    assertThat(answers.outcomes().get(3).reject().getField()).isEqualTo("agencyCode");
  }

  /** A row also moves acts of other sources; those entries tell nothing of the row itself. */
  @Test
  void whatTheRowCausesElsewhere_isNoAnswer() {
    ActLogEntry twin = entry("acts-0-1", ActLogOp.DELETE, 4);
    twin.setByTwin(true);
    tell(twin);
    assertThat(answers.outcomes())
        .allSatisfy(it -> assertThat(it.result()).isEqualTo(Result.UNANSWERED));
  }

  private void tell(ActLogEntry entry) {
    answers.see(Topic.ACT_LOG.kafkaName(), Codec.standard().encode(entry));
  }

  private static ActLogEntry entry(String position, ActLogOp op, long version) {
    return ActLogEntry.newBuilder()
        .setActId("s/1")
        .setOp(op)
        .setVersion(version)
        .setLogTime(Instant.EPOCH)
        .setKind(ActKind.COMPLAINT)
        .setCdSource("s")
        .setPosition(position)
        .build();
  }

  private static RejectRecord reject(String position) {
    return RejectRecord.newBuilder()
        .setRejectId("r")
        .setReason(RejectReason.UNKNOWN_AGENCY)
        .setField("agencyCode")
        .setStation("intake")
        .setPosition(position)
        .setLogTime(Instant.EPOCH)
        .setOriginal(ByteBuffer.allocate(0))
        .setOriginalLength(0)
        .build();
  }
}
