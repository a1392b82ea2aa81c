package cn.jianguan.jobs.statistics;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertTransition;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Opens records of act-log and alert-log: acts become contributions, alerts go aside as images.
 * Heartbeats and what cannot be read pass by: LoadJob reads the same records and rejects the
 * latter.
 */
final class LogDecoder extends ProcessFunction<LogRecord, Contribution> {
  static final OutputTag<AlertImage> ALERTS = new OutputTag<>("alerts", Beans.IMAGE);
  private static final String ACT = ActLogEntry.class.getName();
  private static final String ALERT = AlertTransition.class.getName();

  private transient Codec codec;

  @Override
  public void processElement(LogRecord in, Context context, Collector<Contribution> out) {
    if (codec == null) {
      codec = Codec.standard();
    }
    if (in.flaw() != null) {
      return;
    }
    try {
      String name = codec.recordName(in.bytes());
      if (name.equals(ACT)) {
        DailyCounts.of(codec.decode(in.bytes(), ActLogEntry.class)).forEach(out::collect);
      } else if (name.equals(ALERT)) {
        context.output(ALERTS, DailyCounts.of(codec.decode(in.bytes(), AlertTransition.class)));
      }
    } catch (UnreadableException rejectedByLoad) {
      getRuntimeContext().getMetricGroup().counter("unreadable").inc();
    }
  }
}
