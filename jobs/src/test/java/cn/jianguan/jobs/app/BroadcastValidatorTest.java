package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.util.Map;
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

  /** The reject, or null where the model is let through. */
  @SuppressWarnings("try") // the harness may be interrupted; then the test is over anyway
  private static RejectRecord refusal(ModelRecord model) throws Exception {
    byte[] bytes = Codec.standard().encode(model);
    LogRecord record = new LogRecord("models", 0, 7, 5, "JD-01", bytes, bytes.length, null, "");
    try (OneInputStreamOperatorTestHarness<LogRecord, LogRecord> harness =
        ProcessFunctionTestHarnesses.forProcessFunction(new BroadcastValidator())) {
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
