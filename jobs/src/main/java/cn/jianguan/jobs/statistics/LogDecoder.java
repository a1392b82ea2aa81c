package cn.jianguan.jobs.statistics;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import cn.jianguan.log.Fault;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.RejectRecord;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens records of act-log and alert-log: acts become contributions, alerts go aside as images. All
 * that can fail on a record happens here, so that it costs itself: it becomes a reject and nothing
 * else. Heartbeats and what cannot be read pass by: LoadJob reads the same records and rejects the
 * latter.
 */
final class LogDecoder extends ProcessFunction<LogRecord, Contribution> {
  static final OutputTag<AlertImage> ALERTS = new OutputTag<>("alerts", Beans.IMAGE);
  static final OutputTag<OutputRecord> REJECTS =
      new OutputTag<>("rejects", OutputRecordSerializer.TYPE);

  private static final Logger LOG = LoggerFactory.getLogger(LogDecoder.class);
  private static final String ACT = ActLogEntry.class.getName();
  private static final String ALERT = AlertTransition.class.getName();

  private transient Codec codec;
  private transient CountedRejects rejects;

  /** What one record counts for. */
  private record Opened(List<Contribution> acts, List<AlertImage> alerts) {
    static final Opened NOTHING = new Opened(List.of(), List.of());
  }

  @Override
  public void open(OpenContext context) {
    codec = Codec.standard();
    rejects =
        new CountedRejects(
            StationName.STATISTICS, new FlinkMetrics(getRuntimeContext().getMetricGroup()));
  }

  @Override
  public void processElement(LogRecord in, Context context, Collector<Contribution> out) {
    Opened opened;
    try {
      opened = open(in);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
      LOG.error("无法计数 / cannot count {}", in.position(), fault);
      context.output(REJECTS, reject(in, fault));
      return;
    }
    opened.acts.forEach(out::collect);
    opened.alerts.forEach(image -> context.output(ALERTS, image));
  }

  private Opened open(LogRecord in) {
    if (in.flaw() != null) {
      return Opened.NOTHING;
    }
    try {
      String name = codec.recordName(in.bytes());
      if (name.equals(ACT)) {
        ActLogEntry entry = codec.decode(in.bytes(), ActLogEntry.class);
        return new Opened(DailyCounts.of(entry), List.of());
      }
      if (name.equals(ALERT)) {
        AlertTransition transition = codec.decode(in.bytes(), AlertTransition.class);
        return new Opened(List.of(), List.of(DailyCounts.of(transition)));
      }
    } catch (UnreadableException rejectedByLoad) {
      getRuntimeContext().getMetricGroup().counter("unreadable").inc();
    }
    return Opened.NOTHING;
  }

  private OutputRecord reject(LogRecord in, Throwable fault) {
    RejectRecord reject = rejects.of(in, Fault.refusal(fault));
    return new OutputRecord(
        Topic.REJECTS, reject.getRejectId(), in.logTime(), codec.encode(reject));
  }
}
