package cn.jianguan.console.twin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinVerdict;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class TwinWatchTest {
  private static final Instant NOON = Instant.parse("2024-03-08T04:00:00Z");
  private static final String LOG = Topic.ACT_LOG.kafkaName();
  private static final String REJECTS = Topic.REJECTS.kafkaName();
  private static final String WORDS = "人工判定 a person's answer an-1: ORG/li";

  /** Named the other way round than the log names them. */
  private final TwinWatch watch = watch(TwinVerdict.SAME);

  @Test
  void entryOfThePair_withTheAnswersId_isTheOutcome() {
    ActLogEntry entry = entry("a/1", "b/1", TwinVerdict.SAME, WORDS);

    assertThat(watch.in(LOG, encode(entry))).contains(new TwinOutcome.Told(entry));
  }

  @Test
  void entryOfAnotherPair_answer_orVerdict_isNone() {
    assertThat(watch.in(LOG, encode(entry("a/1", "b/2", TwinVerdict.SAME, WORDS)))).isEmpty();
    assertThat(watch.in(LOG, encode(entry("a/1", "b/1", TwinVerdict.DIFFERENT, WORDS)))).isEmpty();
    assertThat(watch.in(LOG, encode(entry("a/1", "b/1", TwinVerdict.SAME, "an-2")))).isEmpty();
    ActLogEntry alias = entry("a/1", "b/1", TwinVerdict.SAME, WORDS);
    alias.setOp(ActLogOp.ALIAS);
    assertThat(watch.in(LOG, encode(alias))).isEmpty();
  }

  @Test
  void answerTakenBack_isToldByTheQuestionOrItsEnd() {
    TwinWatch back = watch(TwinVerdict.OPEN);

    assertThat(back.in(LOG, encode(entry("a/1", "b/1", TwinVerdict.OPEN, "item")))).isPresent();
    assertThat(back.in(LOG, encode(entry("a/1", "b/1", null, WORDS)))).isPresent();
    assertThat(back.in(LOG, encode(entry("a/1", "b/1", TwinVerdict.SAME, WORDS)))).isEmpty();
  }

  @Test
  void reject_ofTheAnswersBytes_isTheOutcome() {
    RejectRecord reject = reject(StationName.UNIFY, "unify-x-1-2", answer(TwinVerdict.SAME));

    assertThat(watch.in(REJECTS, encode(reject))).contains(new TwinOutcome.Refused(reject));
  }

  @Test
  void reject_ofAnotherAnswerOrStation_isNone() {
    RejectRecord other = reject(StationName.UNIFY, "unify-x-1-2", answer(TwinVerdict.DIFFERENT));
    RejectRecord intake = reject(StationName.INTAKE, "acts-0-1", answer(TwinVerdict.SAME));

    assertThat(watch.in(REJECTS, encode(other))).isEmpty();
    assertThat(watch.in(REJECTS, encode(intake))).isEmpty();
  }

  @Test
  void whatCannotBeRead_isNone() {
    assertThat(watch.in(LOG, new byte[] {1, 2})).isEmpty();
  }

  private static TwinWatch watch(TwinVerdict verdict) {
    return new TwinWatch(answer(verdict), "commands-0-7");
  }

  private static TwinAnswer answer(TwinVerdict verdict) {
    return TwinAnswer.newBuilder()
        .setAnswerId("an-1")
        .setObjectKey("USCC:91320100MA0000015Q")
        .setActId("b/1")
        .setOtherId("a/1")
        .setVerdict(verdict)
        .setActorOrg("ORG")
        .setActorId("li")
        .setEventTime(NOON)
        .build();
  }

  private static ActLogEntry entry(
      String actId, String otherId, TwinVerdict verdict, String matchedBy) {
    return ActLogEntry.newBuilder()
        .setActId(actId)
        .setOtherId(otherId)
        .setOp(ActLogOp.REVIEW)
        .setVersion(1)
        .setLogTime(NOON)
        .setKind(ActKind.PENALTY)
        .setCdSource("a")
        .setPosition("acts-0-1")
        .setVerdict(verdict)
        .setMatchedBy(matchedBy)
        .build();
  }

  private static RejectRecord reject(StationName station, String position, TwinAnswer answer) {
    return new Rejects(station)
        .of(
            new Original(position, NOON.toEpochMilli(), encode(answer)),
            new Refusal(RejectReason.COMMAND_ILLEGAL, "otherId", "a/1", "another act"));
  }

  private static byte[] encode(SpecificRecord record) {
    return Codec.standard().encode(record);
  }
}
