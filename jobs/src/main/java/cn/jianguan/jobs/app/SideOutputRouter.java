package cn.jianguan.jobs.app;

import cn.jianguan.jobs.intake.IntakeOutput;
import cn.jianguan.jobs.intake.RowCount;
import cn.jianguan.jobs.intake.flink.RowCountSerializer;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.InnerRecordSerializer;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.rules.history.Observation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Takes apart what intake says: observations go on, everything else leaves by the side. */
final class SideOutputRouter extends ProcessFunction<IntakeOutput, Observation> {
  static final OutputTag<OutputRecord> LOGGED =
      new OutputTag<>("logged", OutputRecordSerializer.TYPE);
  static final OutputTag<InnerRecord> TOLD = new OutputTag<>("told", InnerRecordSerializer.TYPE);
  static final OutputTag<RowCount> COUNTED = new OutputTag<>("counted", RowCountSerializer.TYPE);
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(IntakeOutput output, Context context, Collector<Observation> out) {
    if (output instanceof IntakeOutput.Observed observed) {
      out.collect(observed.observation());
    } else if (output instanceof IntakeOutput.Logged logged) {
      context.output(LOGGED, logged.output());
    } else if (output instanceof IntakeOutput.Counted counted) {
      context.output(COUNTED, counted.count());
    } else if (output instanceof IntakeOutput.Told told) {
      context.output(TOLD, told.told());
    }
  }
}
