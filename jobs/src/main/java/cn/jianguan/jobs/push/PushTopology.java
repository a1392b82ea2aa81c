package cn.jianguan.jobs.push;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.jobs.push.flink.DeliverOperator;
import cn.jianguan.jobs.push.flink.DeliverOptions;
import cn.jianguan.jobs.push.flink.LaneInput;
import cn.jianguan.jobs.push.flink.LaneInputSerializer;
import cn.jianguan.jobs.push.flink.RouteFunction;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Notifications to departments.
 *
 * <pre>
 *  notifications ─┐
 *  deliveries ────┴─▶ route ─▶ deliver ─▶ deliveries
 *  reference ─────────▶ ┘         └─▶ departments' endpoints
 * </pre>
 *
 * <p>Of deliveries only what operators order is read.
 */
public final class PushTopology {
  private static final String ONE = "push";

  private PushTopology() {}

  /** Adds the job to {@code env}, whose maximal parallelism must be set. */
  public static void build(
      StreamExecutionEnvironment env,
      Source<LogRecord, ?, ?> notices,
      Source<LogRecord, ?, ?> reference,
      Sink<OutputRecord> sink,
      Set<String> nationalSources,
      DeliverOptions options) {
    SingleOutputStreamOperator<LaneInput> routed =
        env.fromSource(notices, WatermarkStrategy.noWatermarks(), "notifications, deliveries")
            .setParallelism(1)
            .uid("notices")
            .keyBy(any -> ONE, Types.STRING)
            .connect(
                env.fromSource(reference, WatermarkStrategy.noWatermarks(), "reference")
                    .setParallelism(1)
                    .uid("reference")
                    .keyBy(any -> ONE, Types.STRING))
            .process(new RouteFunction(nationalSources))
            .returns(LaneInputSerializer.TYPE)
            .setParallelism(1)
            .name("route")
            .uid("route");
    routed
        .keyBy(LaneInput::endpointId, Types.STRING)
        .transform("deliver", OutputRecordSerializer.TYPE, new DeliverOperator(options))
        .uid("deliver")
        .union(routed.getSideOutput(RouteFunction.REJECTS))
        .sinkTo(sink)
        .name("deliveries")
        .uid("deliveries");
  }
}
