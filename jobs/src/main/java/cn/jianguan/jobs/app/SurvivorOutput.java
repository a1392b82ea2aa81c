package cn.jianguan.jobs.app;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.intake.IntakeOutput;
import cn.jianguan.jobs.intake.Telling;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActTurn;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** What became of acts that several sources may report, told as intake tells all others. */
final class SurvivorOutput extends ProcessFunction<InnerRecord, IntakeOutput> {
  private static final long serialVersionUID = 1L;

  private transient Codec codec;
  private transient Telling telling;

  @Override
  public void open(OpenContext context) {
    codec = Codec.standard();
    telling = new Telling(codec);
  }

  @Override
  public void processElement(InnerRecord said, Context context, Collector<IntakeOutput> out)
      throws UnreadableException {
    if (said.kind() == InnerRecord.Kind.REJECT) {
      out.collect(
          new IntakeOutput.Logged(
              new OutputRecord(Topic.REJECTS, said.key(), context.timestamp(), said.bytes())));
      return;
    }
    ActTurn turn = codec.decode(said.bytes(), ActTurn.class);
    telling.tell(turn, context.timestamp(), out::collect);
  }
}
