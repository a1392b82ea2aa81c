package cn.jianguan.jobs.app;

import cn.jianguan.jobs.casework.CaseInput;
import cn.jianguan.jobs.casework.Casework;
import cn.jianguan.jobs.casework.flink.CaseInputSerializer;
import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.intake.Actors;
import cn.jianguan.jobs.intake.Intake;
import cn.jianguan.jobs.intake.IntakeOptions;
import cn.jianguan.jobs.intake.IntakeOutput;
import cn.jianguan.jobs.intake.RowCount;
import cn.jianguan.jobs.intake.RowOrder;
import cn.jianguan.jobs.intake.RowQuality;
import cn.jianguan.jobs.intake.flink.IntakeOutputSerializer;
import cn.jianguan.jobs.intake.flink.ObservationSerializer;
import cn.jianguan.jobs.intake.flink.RowCountSerializer;
import cn.jianguan.jobs.intake.flink.RowKeyFunction;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.InnerRecordSerializer;
import cn.jianguan.jobs.log.flink.LogRecordSerializer;
import cn.jianguan.jobs.log.flink.LogTimeWatermarks;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.jobs.log.flink.SkipList;
import cn.jianguan.jobs.planning.Planning;
import cn.jianguan.jobs.unify.TurnOrder;
import cn.jianguan.jobs.unify.Unify;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.rules.history.Observation;
import java.time.Duration;
import java.util.Arrays;
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
 *                       ├─▶ decisions, visits ─▶ unify ─┤      │
 *                       ├─▶ counts of rows ─▶ quality ──┘      │
 *                       ├─▶ rows of plans ─▶ planning ─────────┤
 *                       └─▶ facts about objects ───────────────┤
 *  commands ─ (answers about rows to unify) ───────────────▶ casework ─▶ alert-log, decisions,
 *                                                                        notifications
 *  unify says what intake says: act-log, observations, facts about objects
 *  reference ─▶ (broadcast to all)      models ─▶ (broadcast to warning)
 * </pre>
 *
 * <p>Sources and sink are given, the rest is fixed: names of operators are names of state.
 */
final class AlertTopology {
  private final JobConfiguration config;
  private final Stations stations;
  private final WatermarkStrategy<LogRecord> clock;
  private final SkipList skips;

  AlertTopology(JobConfiguration config) {
    this.config = config;
    this.stations =
        new Stations(
            config.get(AlertJobOptions.CACHE_MEGABYTES) * 1_000_000L,
            Stations.FEW_UNWRITTEN,
            config.get(AlertJobOptions.RULES_CACHE_DIR));
    this.skips = SkipList.of(config, Job.ALERT);
    this.clock =
        LogTimeWatermarks.strategy(
            Job.ALERT.jobName(),
            config.get(AlertJobOptions.ALIGNMENT_DRIFT),
            config.get(AlertJobOptions.ALIGNMENT_INTERVAL));
  }

  void build(
      StreamExecutionEnvironment env,
      Source<LogRecord, ?, ?> acts,
      Source<LogRecord, ?, ?> reference,
      Source<LogRecord, ?, ?> models,
      Source<LogRecord, ?, ?> commands,
      Sink<OutputRecord> sink) {
    DataStream<LogRecord> rows = rows(env, acts);
    SingleOutputStreamOperator<LogRecord> moves = moves(env, commands);
    SingleOutputStreamOperator<LogRecord> lists =
        pass(read(env, reference, Topic.REFERENCE, 1), "lists");
    SingleOutputStreamOperator<LogRecord> packs = pass(read(env, models, Topic.MODELS, 1), "packs");

    SingleOutputStreamOperator<Observation> observed = taken(intake(rows, lists), "observations");
    DataStream<InnerRecord> told = observed.getSideOutput(SideOutputRouter.TOLD);
    SingleOutputStreamOperator<Observation> unified =
        taken(unify(told, moves.getSideOutput(TwinAnswers.ANSWERS), lists), "survivors");
    DataStream<Observation> quality =
        quality(observed.getSideOutput(SideOutputRouter.COUNTED), lists);
    DataStream<OutputRecord> hits =
        stations.warning(observed.union(unified, quality), lists.union(packs));

    DataStream<InnerRecord> visits = planning(told, lists);
    DataStream<InnerRecord> known =
        told.union(unified.getSideOutput(SideOutputRouter.TOLD), visits);

    observed
        .getSideOutput(SideOutputRouter.LOGGED)
        .union(hits)
        .union(
            inOrder(unified.getSideOutput(SideOutputRouter.LOGGED)),
            inOrder(casework(hits, known, moves, lists)),
            inOrder(refusedPlans(visits)),
            inOrder(lists.getSideOutput(BroadcastValidator.REFUSED)),
            inOrder(packs.getSideOutput(BroadcastValidator.REFUSED)))
        .sinkTo(sink)
        .name("log")
        .uid("log");
  }

  /** Observations; what else was said leaves by the side. */
  private static SingleOutputStreamOperator<Observation> taken(
      DataStream<IntakeOutput> said, String name) {
    return said.process(new SideOutputRouter())
        .returns(ObservationSerializer.TYPE)
        .name(name)
        .uid(name);
  }

  private DataStream<LogRecord> rows(StreamExecutionEnvironment env, Source<LogRecord, ?, ?> acts) {
    int readers = config.get(AlertJobOptions.ACTS_READERS);
    return read(env, acts, Topic.ACTS, readers)
        .map(new RowKeyFunction(config.get(AlertJobOptions.PSEUDONYM_SECRET)))
        .returns(LogRecordSerializer.TYPE)
        .setParallelism(readers)
        .name("row keys")
        .uid("row-keys");
  }

  /** Records of a topic; its heartbeats have moved the clock and end here. */
  private DataStream<LogRecord> read(
      StreamExecutionEnvironment env, Source<LogRecord, ?, ?> source, Topic topic, int readers) {
    String name = topic.kafkaName();
    return env.fromSource(source, clock, name, LogRecordSerializer.TYPE)
        .setParallelism(readers)
        .uid(name)
        .filter(record -> !record.isHeartbeat())
        .setParallelism(readers)
        .name(name + " without heartbeats")
        .uid(name + "-without-heartbeats");
  }

  /** Of another parallelism than the log's writers: one writer per key, or its records overtake. */
  private static DataStream<OutputRecord> inOrder(DataStream<OutputRecord> said) {
    return said.keyBy(OutputRecord::key, Types.STRING);
  }

  private SingleOutputStreamOperator<LogRecord> pass(DataStream<LogRecord> records, String name) {
    return records
        .process(new BroadcastValidator(AlertJobOptions.nationalSources(config)))
        .returns(LogRecordSerializer.TYPE)
        .setParallelism(1)
        .name(name)
        .uid(name);
  }

  private SingleOutputStreamOperator<IntakeOutput> intake(
      DataStream<LogRecord> rows, DataStream<LogRecord> lists) {
    IntakeOptions options =
        new IntakeOptions(
            config.get(AlertJobOptions.PSEUDONYM_SECRET),
            config.get(AlertJobOptions.INTAKE_RETENTION));
    SkipList positions = skips;
    return stations.station(
        StationName.INTAKE,
        rows,
        LogRecord::key,
        new RowOrder(),
        LogRecordSerializer.TYPE,
        lists,
        metrics -> new Intake(options, positions.read(), metrics),
        IntakeOutputSerializer.TYPE);
  }

  private SingleOutputStreamOperator<LogRecord> moves(
      StreamExecutionEnvironment env, Source<LogRecord, ?, ?> commands) {
    return read(env, commands, Topic.COMMANDS, 1)
        .process(new TwinAnswers())
        .returns(LogRecordSerializer.TYPE)
        .setParallelism(1)
        .name("answers apart")
        .uid("answers-apart");
  }

  private DataStream<IntakeOutput> unify(
      DataStream<InnerRecord> told, DataStream<InnerRecord> answers, DataStream<LogRecord> lists) {
    Duration retention = config.get(AlertJobOptions.INTAKE_RETENTION);
    String secret = config.get(AlertJobOptions.PSEUDONYM_SECRET);
    DataStream<InnerRecord> turns =
        told.filter(record -> record.kind() == InnerRecord.Kind.ACT)
            .name("turns of acts")
            .uid("turns-of-acts");
    return stations
        .station(
            StationName.UNIFY,
            turns.union(answers),
            InnerRecord::key,
            new TurnOrder(),
            InnerRecordSerializer.TYPE,
            lists,
            metrics -> new Unify(retention, new Actors(secret)::hide, metrics),
            InnerRecordSerializer.TYPE)
        .process(new SurvivorOutput())
        .returns(IntakeOutputSerializer.TYPE)
        .name("turns of survivors")
        .uid("turns-of-survivors");
  }

  private DataStream<Observation> quality(
      DataStream<RowCount> counts, DataStream<LogRecord> lists) {
    return stations
        .station(
            StationName.QUALITY,
            counts,
            RowCount::table,
            (one, other) -> 0,
            RowCountSerializer.TYPE,
            lists,
            metrics -> new RowQuality(),
            ObservationSerializer.TYPE)
        .setParallelism(1);
  }

  private DataStream<InnerRecord> planning(
      DataStream<InnerRecord> told, DataStream<LogRecord> lists) {
    DataStream<InnerRecord> rows =
        told.filter(record -> record.kind() == InnerRecord.Kind.PLAN)
            .name("rows of plans")
            .uid("rows-of-plans");
    return stations.station(
        StationName.PLANNING,
        rows,
        InnerRecord::key,
        (one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()),
        InnerRecordSerializer.TYPE,
        lists,
        Planning::new,
        InnerRecordSerializer.TYPE);
  }

  private static DataStream<OutputRecord> refusedPlans(DataStream<InnerRecord> said) {
    return said.process(new RefusedPlans())
        .returns(OutputRecordSerializer.TYPE)
        .name("refused plans")
        .uid("refused-plans");
  }

  private DataStream<OutputRecord> casework(
      DataStream<OutputRecord> said,
      DataStream<InnerRecord> told,
      DataStream<LogRecord> moves,
      DataStream<LogRecord> lists) {
    DataStream<CaseInput> known =
        told.flatMap(new KnownOfObjects(), CaseInputSerializer.TYPE)
            .name("known of objects")
            .uid("known-of-objects");
    DataStream<CaseInput> hits =
        said.filter(output -> output.topic() == Topic.HITS)
            .name("hits only")
            .uid("hits-only")
            .map(hit -> new CaseInput.Hit(hit.key(), hit.bytes()), CaseInputSerializer.TYPE)
            .name("hits")
            .uid("hits");
    DataStream<CaseInput> asked =
        moves
            .map(CaseInput.Command::new, CaseInputSerializer.TYPE)
            .setParallelism(1)
            .name("moves")
            .uid("moves");
    SkipList positions = skips;
    String secret = config.get(AlertJobOptions.PSEUDONYM_SECRET);
    return stations
        .station(
            StationName.CASEWORK,
            hits.union(known, asked),
            CaseInput::subject,
            CaseInput::order,
            CaseInputSerializer.TYPE,
            lists,
            metrics -> {
              Actors people = new Actors(secret);
              return new Casework(positions.read(), people::hide, people::words, metrics);
            },
            OutputRecordSerializer.TYPE)
        .setParallelism(config.get(AlertJobOptions.CASEWORK_PARALLELISM));
  }
}
