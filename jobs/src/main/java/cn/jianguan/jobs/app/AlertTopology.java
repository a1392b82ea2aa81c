package cn.jianguan.jobs.app;

import cn.jianguan.jobs.intake.Intake;
import cn.jianguan.jobs.intake.IntakeOptions;
import cn.jianguan.jobs.intake.IntakeOutput;
import cn.jianguan.jobs.intake.RawRecord;
import cn.jianguan.jobs.intake.RowCount;
import cn.jianguan.jobs.intake.RowQuality;
import cn.jianguan.jobs.intake.flink.IntakeOutputSerializer;
import cn.jianguan.jobs.intake.flink.LogClock;
import cn.jianguan.jobs.intake.flink.ObservationSerializer;
import cn.jianguan.jobs.intake.flink.RawRecordSerializer;
import cn.jianguan.jobs.intake.flink.RowCountSerializer;
import cn.jianguan.jobs.outcome.Lane;
import cn.jianguan.jobs.outcome.Outcome;
import cn.jianguan.jobs.outcome.OutcomeSerializer;
import cn.jianguan.rules.history.Observation;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Acts in, alerts out.
 *
 * <pre>
 *  acts ──────▶ intake ─┬─▶ act-log, rejects
 *                       ├─▶ observations ───────────────┬─▶ warning ─▶ hits, shadow-hits
 *                       └─▶ counts of rows ─▶ quality ──┘      │
 *  commands ───────────────────────────────────────────────▶ casework ─▶ alert-log, notifications
 *  reference ─▶ (broadcast to all)      models ─▶ (broadcast to warning)
 * </pre>
 *
 * <p>Sources and sink are given, the rest is fixed: names of operators are names of state.
 */
final class AlertTopology {
  private final JobConfig config;
  private final Stations stations;
  private final WatermarkStrategy<RawRecord> clock;

  AlertTopology(JobConfig config) {
    this.config = config;
    this.stations = new Stations(config.cacheBytes(), config.text(JobOption.RULES_SHELF));
    this.clock =
        LogClock.strategy(
            "alert-job",
            config.duration(JobOption.ALIGNMENT_DRIFT),
            config.duration(JobOption.ALIGNMENT_INTERVAL));
  }

  void build(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> acts,
      Source<RawRecord, ?, ?> reference,
      Source<RawRecord, ?, ?> models,
      Source<RawRecord, ?, ?> commands,
      Sink<Outcome> sink) {
    DataStream<RawRecord> rows = read(env, acts, "acts", config.number(JobOption.ACTS_READERS));
    DataStream<RawRecord> moves = read(env, commands, "commands", 1);
    SingleOutputStreamOperator<RawRecord> lists =
        pass(read(env, reference, "reference", 1), "lists");
    SingleOutputStreamOperator<RawRecord> packs = pass(read(env, models, "models", 1), "packs");

    SingleOutputStreamOperator<Observation> observed =
        intake(rows, lists)
            .process(new Split())
            .returns(ObservationSerializer.TYPE)
            .name("observations")
            .uid("observations");
    DataStream<Observation> quality = quality(observed.getSideOutput(Split.COUNTED), lists);
    DataStream<Outcome> hits = stations.warning(observed.union(quality), lists.union(packs));

    observed
        .getSideOutput(Split.SAID)
        .union(hits)
        .union(
            inOrder(casework(hits, moves, lists)),
            inOrder(lists.getSideOutput(Gate.REFUSED)),
            inOrder(packs.getSideOutput(Gate.REFUSED)))
        .sinkTo(sink)
        .name("log")
        .uid("log");
  }

  /** Records of a topic; its ticks have moved the clock and end here. */
  private DataStream<RawRecord> read(
      StreamExecutionEnvironment env, Source<RawRecord, ?, ?> source, String name, int readers) {
    return env.fromSource(source, clock, name, RawRecordSerializer.TYPE)
        .setParallelism(readers)
        .uid(name)
        .filter(record -> !record.isHeartbeat())
        .setParallelism(readers)
        .name(name + " without ticks")
        .uid(name + "-without-ticks");
  }

  /** Of another parallelism than the log's writers: one writer per key, or its records overtake. */
  private static DataStream<Outcome> inOrder(DataStream<Outcome> said) {
    return said.keyBy(Outcome::key, Types.STRING);
  }

  private static SingleOutputStreamOperator<RawRecord> pass(
      DataStream<RawRecord> records, String name) {
    return records
        .process(new Gate())
        .returns(RawRecordSerializer.TYPE)
        .setParallelism(1)
        .name(name)
        .uid(name);
  }

  private SingleOutputStreamOperator<IntakeOutput> intake(
      DataStream<RawRecord> rows, DataStream<RawRecord> lists) {
    IntakeOptions options = config.intake();
    return stations.station(
        "intake",
        rows,
        RawRecord::key,
        Stations.BY_CONTENT,
        RawRecordSerializer.TYPE,
        lists,
        () -> new Intake(options),
        IntakeOutputSerializer.TYPE);
  }

  private DataStream<Observation> quality(
      DataStream<RowCount> counts, DataStream<RawRecord> lists) {
    return stations
        .station(
            "quality",
            counts,
            RowCount::table,
            (one, other) -> 0,
            RowCountSerializer.TYPE,
            lists,
            RowQuality::new,
            ObservationSerializer.TYPE)
        .setParallelism(1);
  }

  private DataStream<Outcome> casework(
      DataStream<Outcome> said, DataStream<RawRecord> moves, DataStream<RawRecord> lists) {
    DataStream<RawRecord> hits =
        said.filter(outcome -> outcome.lane() == Lane.HITS)
            .name("hits only")
            .uid("hits-only")
            .map(Hits::of, RawRecordSerializer.TYPE)
            .name("hits")
            .uid("hits");
    return stations
        .station(
            "casework",
            hits.union(moves),
            RawRecord::key,
            Hits::beforeCommands,
            RawRecordSerializer.TYPE,
            lists,
            CaseworkStation::new,
            OutcomeSerializer.TYPE)
        .setParallelism(config.number(JobOption.CASEWORK_PARALLELISM));
  }
}
