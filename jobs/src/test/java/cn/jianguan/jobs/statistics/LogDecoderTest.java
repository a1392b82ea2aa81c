package cn.jianguan.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the harness declares to close with any exception
class LogDecoderTest {
  private static final Instant DAY = Instant.parse("2024-05-02T04:00:00Z");

  private final List<byte[]> log = new ArrayList<>();

  @Test
  void recordThatCannotBeCounted_costsItself() throws Exception {
    add(act -> {});
    add(act -> act.setBody(null));
    add(act -> act.setBody(Inspection.newBuilder().build()));
    add(act -> ((Penalty) act.getBody()).setFineFen(Long.MIN_VALUE));
    add(act -> act.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE)));
    add(act -> act.setAgencyCode("a\u001fb"));
    add(act -> ((Penalty) act.getBody()).setFineFen(Long.MAX_VALUE));
    try (OneInputStreamOperatorTestHarness<LogRecord, Contribution> harness =
        ProcessFunctionTestHarnesses.forProcessFunction(new LogDecoder())) {
      for (int i = 0; i < log.size(); i++) {
        harness.processElement(LogRecord.unopened("act-log", 0, i, 1, log.get(i)), 1);
      }

      assertThat(harness.extractOutputValues()).hasSize(2);
      List<RejectRecord> rejects =
          harness.getSideOutput(LogDecoder.REJECTS).stream()
              .map(StreamRecord::getValue)
              .map(LogDecoderTest::open)
              .toList();
      assertThat(rejects)
          .extracting(RejectRecord::getPosition)
          .containsExactlyElementsOf(
              Stream.of(1, 2, 3, 4, 5).map(offset -> "act-log-0-" + offset).toList());
      assertThat(rejects)
          .allSatisfy(
              reject -> {
                assertThat(reject.getReason()).isEqualTo(RejectReason.INTERNAL);
                assertThat(reject.getStation()).isEqualTo("statistics");
                assertThat(reject.getValue()).contains(" @ jobs.statistics.");
                int offset = Integer.parseInt(reject.getPosition().substring(10));
                assertThat(reject.getOriginal().array()).isEqualTo(log.get(offset));
              });
    }
  }

  @Test
  void everyContribution_canBeWritten() throws Exception {
    add(act -> {});
    add(act -> act.setOccurredAt(Instant.ofEpochMilli(4_000_000_000_000_000L)));
    add(act -> ((Penalty) act.getBody()).setFineFen(Long.MAX_VALUE));
    try (OneInputStreamOperatorTestHarness<LogRecord, Contribution> harness =
        ProcessFunctionTestHarnesses.forProcessFunction(new LogDecoder())) {
      for (int i = 0; i < log.size(); i++) {
        harness.processElement(LogRecord.unopened("act-log", 0, i, 1, log.get(i)), 1);
      }

      assertThat(harness.extractOutputValues())
          .hasSize(3)
          .allSatisfy(
              one -> {
                CellCounts cell = new CellCounts(one.cell);
                cell.fold(one);
                cell.fold(one.undone(2));
                assertThat(Codec.standard().encode(cell.toRecord())).isNotEmpty();
                assertThat(cell.counts).isEmpty();
              });
    }
  }

  private void add(Consumer<SupervisionAct> change) {
    SupervisionAct act =
        SupervisionAct.newBuilder()
            .setEnvelope(
                Envelope.newBuilder()
                    .setCdId("1")
                    .setCdSource("32")
                    .setCdBatch("2024010100001")
                    .setCdOperation(Operation.INSERT)
                    .build())
            .setKind(ActKind.PENALTY)
            .setOccurredAt(DAY)
            .setParty(Party.newBuilder().build())
            .setAgencyCode("A")
            .setBody(Penalty.newBuilder().build())
            .build();
    change.accept(act);
    log.add(
        Codec.standard()
            .encode(
                ActLogEntry.newBuilder()
                    .setActId("a" + log.size())
                    .setOp(ActLogOp.ASSERT)
                    .setVersion(1)
                    .setLogTime(DAY)
                    .setAct(act)
                    .setKind(ActKind.PENALTY)
                    .setCdSource("32")
                    .setPosition("acts-0-7")
                    .build()));
  }

  private static RejectRecord open(OutputRecord output) {
    assertThat(output.topic()).isEqualTo(Topic.REJECTS);
    try {
      return Codec.standard().decode(output.bytes(), RejectRecord.class);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
