package cn.jianguan.jobs.app;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.backtest.ActLogHistory;
import cn.jianguan.jobs.backtest.HistoryClock;
import cn.jianguan.jobs.backtest.HistorySource;
import cn.jianguan.jobs.backtest.Judged;
import cn.jianguan.jobs.backtest.Observing;
import cn.jianguan.jobs.backtest.Until;
import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.intake.flink.ObservationSerializer;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.LogRecordDeserializer;
import cn.jianguan.jobs.log.flink.LogRecordSerializer;
import cn.jianguan.jobs.log.flink.LogSource;
import cn.jianguan.jobs.log.flink.LogTimeWatermarks;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.SubjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Models over the history of a log, and nothing else: the warning station of {@link AlertTopology}
 * behind a log that ends.
 *
 * <pre>
 *  act-log ─▶ observations ─▶ until ─┐
 *  reference ─▶ (broadcast) ─────────┼─▶ warning ─▶ judged ─▶ hits
 *  models, from the beginning ───────┘
 * </pre>
 *
 * <p>Reference lists become known when they did; the models hold from the beginning. Writes to no
 * topic and commits no offset.
 */
public final class BacktestTopology {
  /** At the least; a backtest shares its process with a command. */
  private static final long CACHE_BYTES = 24_000_000;

  /** Decoded, it takes some four times as much, and there are two subtasks. */
  private static final int HEAP_BY_CACHE = 50;

  private static final WatermarkStrategy<LogRecord> CLOCK =
      LogTimeWatermarks.strategy("lists", Duration.ZERO, Duration.ZERO);

  private final JobConfiguration config;

  public BacktestTopology(JobConfiguration config) {
    this.config = config;
  }

  /**
   * What to backtest.
   *
   * @param models records whose effective time begins at {@link java.time.Instant#EPOCH}
   * @param subjects kinds of subject that the models are about
   * @param from first log time whose hits are wanted, epoch ms
   * @param last last log time: acts and deadlines up to it count, epoch ms
   */
  public record Question(
      List<ModelRecord> models, Set<SubjectKind> subjects, long from, long last) {}

  /** Adds the job to an environment whose parallelism is set. */
  public void build(
      StreamExecutionEnvironment env,
      ActLogHistory history,
      Question question,
      Sink<OutputRecord> hits) {
    DataStream<Observation> observed =
        env.fromSource(
                new HistorySource(actLog(history)),
                HistoryClock.strategy(history),
                Topic.ACT_LOG.kafkaName(),
                LogRecordSerializer.TYPE)
            .flatMap(new Observing(question.subjects(), question.last()))
            .returns(ObservationSerializer.TYPE)
            .name("observations")
            .transform("until", ObservationSerializer.TYPE, new Until(question.last()));
    long cacheBytes = Math.max(CACHE_BYTES, Runtime.getRuntime().maxMemory() / HEAP_BY_CACHE);
    // No barrier passes: what changed is written when it leaves the cache.
    new Stations(cacheBytes, Integer.MAX_VALUE, config.get(AlertJobOptions.RULES_CACHE_DIR))
        .warning(observed, lists(env).union(models(env, question.models())))
        .filter(new Judged(question.from()))
        .name("judged")
        .sinkTo(hits)
        .name("hits");
  }

  private KafkaSource<LogRecord> actLog(ActLogHistory history) {
    return LogSource.builder(
            config.get(KafkaOptions.BOOTSTRAP_SERVERS),
            "backtest",
            List.of(history.topic()),
            config.kafkaClient(LogUser.READER))
        .setBounded(OffsetsInitializer.offsets(history.ends()))
        .setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false")
        .build();
  }

  private DataStream<LogRecord> lists(StreamExecutionEnvironment env) {
    KafkaSource<LogRecord> reference =
        LogSource.builder(
                config.get(KafkaOptions.BOOTSTRAP_SERVERS),
                "backtest",
                List.of(config.get(KafkaOptions.topic(Topic.REFERENCE))),
                config.kafkaClient(LogUser.READER))
            .setBounded(OffsetsInitializer.latest())
            .setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false")
            .setDeserializer(LogRecordDeserializer.keyed(Topic.REFERENCE))
            .build();
    return env.fromSource(reference, CLOCK, "reference", LogRecordSerializer.TYPE)
        .setParallelism(1)
        .filter(record -> !record.isHeartbeat())
        .setParallelism(1)
        .process(new BroadcastValidator(AlertJobOptions.nationalSources(config)))
        .returns(LogRecordSerializer.TYPE)
        .setParallelism(1)
        .name("lists");
  }

  private static DataStream<LogRecord> models(
      StreamExecutionEnvironment env, List<ModelRecord> models) {
    LogRecord[] records = models.stream().map(BacktestTopology::raw).toArray(LogRecord[]::new);
    return env.fromData(LogRecordSerializer.TYPE, records)
        .setParallelism(1)
        .assignTimestampsAndWatermarks(CLOCK.withTimestampAssigner((model, time) -> 0))
        .setParallelism(1)
        .name("models");
  }

  private static LogRecord raw(ModelRecord model) {
    byte[] bytes = Codec.standard().encode(model);
    String key = model.getModelId() + '@' + model.getVersion();
    return new LogRecord(Topic.MODELS.kafkaName(), 0, 0, 0, key, bytes, bytes.length, null, "");
  }
}
