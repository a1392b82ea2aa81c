package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class BroadcastValidatorTest {
  @Test
  void modelThatCannotRun_isRefusedByStationBroadcast() throws Exception {
    ModelRecord model =
        PackLibrary.shipped("JD-01").publish(ModelState.ACTIVE, Instant.EPOCH, null, "a", "b");
    assertThat(refusal(model)).isNull();

    model.setFiles(Map.of());
    RejectRecord reject = refusal(model);

    assertThat(reject.getReason()).isEqualTo(RejectReason.MODEL_INVALID);
    assertThat(reject.getStation()).isEqualTo("broadcast");
    assertThat(reject.getPosition()).isEqualTo("models-0-7");
  }

  @Test
  void listThatMeansNothing_orIsAnothers_isRefusedByStationBroadcast() throws Exception {
    IdScheme scheme =
        IdScheme.newBuilder().setScheme("A-NO").setName("号").setPattern("[A-Z").build();
    scheme.setCdSource("A");
    RejectRecord reject = refusal(list(scheme));
    assertThat(reject.getReason()).isEqualTo(RejectReason.FIELD_FORMAT);
    assertThat(reject.getField()).isEqualTo("pattern");
    assertThat(reject.getValue()).isEqualTo("[A-Z");
    assertThat(reject.getStation()).isEqualTo("broadcast");
    assertThat(reject.getCdSource()).isEqualTo("A");

    scheme.setPattern("[A-Z]");
    assertThat(refusal(list(scheme))).isNull();
    scheme.setCdSource("");
    assertThat(refusal(list(scheme)).getReason()).isEqualTo(RejectReason.NOT_OWNER);
  }

  @Test
  @SuppressWarnings("try") // the harness may be interrupted; then the test is over anyway
  void ownersOfLists_areRemembered() throws Exception {
    Agency agency = Agency.newBuilder().setCode("AG1").setName("某局").build();
    OperatorSubtaskState state;
    try (var harness = harness()) {
      harness.processElement(raw(list(agency), "reference"), 5);
      assertThat(harness.extractOutputValues()).hasSize(1);
      state = harness.snapshot(1, 1);
    }
    ReferenceRecord other = list(agency);
    other.getEnvelope().setCdSource("B");
    try (var restarted =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new BroadcastValidator(Set.of())))) {
      restarted.initializeState(state);
      restarted.open();
      restarted.processElement(raw(other, "reference"), 6);
      assertThat(restarted.extractOutputValues()).isEmpty();
      assertThat(restarted.getSideOutput(BroadcastValidator.REFUSED)).hasSize(1);
    }
  }

  private static ReferenceRecord list(Object body) {
    ReferenceRecord record = new ReferenceRecord();
    record.setEnvelope(
        Envelope.newBuilder()
            .setCdId("1")
            .setCdSource("A")
            .setCdBatch("2024030800001")
            .setCdOperation(Operation.INSERT)
            .build());
    record.setBody(body);
    return record;
  }

  private static LogRecord raw(SpecificRecord said, String topic) {
    byte[] bytes = Codec.standard().encode(said);
    return new LogRecord(topic, 0, 7, 5, "key", bytes, bytes.length, null, "");
  }

  private static OneInputStreamOperatorTestHarness<LogRecord, LogRecord> harness()
      throws Exception {
    return ProcessFunctionTestHarnesses.forProcessFunction(new BroadcastValidator(Set.of()));
  }

  /** The reject, or null where the model is let through. */
  @SuppressWarnings("try") // the harness may be interrupted; then the test is over anyway
  private static RejectRecord refusal(SpecificRecord said) throws Exception {
    LogRecord record = raw(said, said instanceof ModelRecord ? "models" : "reference");
    try (var harness = harness()) {
      harness.processElement(record, 5);
      var refused = harness.getSideOutput(BroadcastValidator.REFUSED);
      if (refused == null) {
        assertThat(harness.extractOutputValues())
            .extracting(LogRecord::position)
            .containsExactly(record.position());
        return null;
      }
      OutputRecord output = refused.element().getValue();
      assertThat(output.topic()).isEqualTo(Topic.REJECTS);
      return Codec.standard().decode(output.bytes(), RejectRecord.class);
    }
  }
}
