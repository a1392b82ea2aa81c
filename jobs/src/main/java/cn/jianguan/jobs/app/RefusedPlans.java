package cn.jianguan.jobs.app;

import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** What planning could not handle, as a record of the log; it bears its cause's log time. */
final class RefusedPlans extends ProcessFunction<InnerRecord, OutputRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(InnerRecord said, Context context, Collector<OutputRecord> out) {
    if (said.kind() == InnerRecord.Kind.REJECT) {
      out.collect(new OutputRecord(Topic.REJECTS, said.key(), context.timestamp(), said.bytes()));
    }
  }
}
