package cn.jianguan.jobs.app;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.intake.Turns;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.flink.InnerRecordSerializer;
import cn.jianguan.record.TwinAnswer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Takes people's answers about rows out of what they ask of alerts. */
final class TwinAnswers extends ProcessFunction<LogRecord, LogRecord> {
  static final OutputTag<InnerRecord> ANSWERS =
      new OutputTag<>("answers", InnerRecordSerializer.TYPE);
  private static final long serialVersionUID = 1L;
  private static final String ANSWER = TwinAnswer.getClassSchema().getFullName();

  private transient Codec codec;

  @Override
  public void open(OpenContext context) {
    codec = Codec.standard();
  }

  @Override
  public void processElement(LogRecord move, Context context, Collector<LogRecord> out) {
    if (isAnswer(move)) {
      String place = Turns.meetingPlace(move.key());
      context.output(ANSWERS, new InnerRecord(InnerRecord.Kind.ANSWER, place, move.bytes()));
    } else {
      out.collect(move);
    }
  }

  private boolean isAnswer(LogRecord move) {
    try {
      return move.flaw() == null && codec.recordName(move.bytes()).equals(ANSWER);
    } catch (UnreadableException e) {
      return false; // casework refuses it
    }
  }
}
