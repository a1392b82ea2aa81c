package cn.jianguan.jobs.push;

import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.JobSettings;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.config.PushJobOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.LogRecordDeserializer;
import cn.jianguan.jobs.log.flink.LogSource;
import cn.jianguan.jobs.log.flink.OutputRecordSchema;
import cn.jianguan.jobs.log.flink.SkipList;
import cn.jianguan.jobs.log.flink.TopicCheck;
import cn.jianguan.jobs.push.flink.DeliverOptions;
import cn.jianguan.jobs.push.http.Networks;
import cn.jianguan.jobs.push.lane.LaneOptions;
import cn.jianguan.log.Topic;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts PushJob. Argument: the configuration file. */
public final class PushJob {
  private PushJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("用法 / usage: PushJob <configuration file>");
    }
    JobConfiguration config = JobConfiguration.read(Path.of(args[0]));
    TopicCheck.require(config, Job.PUSH);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(config));
    build(env, config);
    env.execute(Job.PUSH.jobName());
  }

  /** Adds the job to an environment made with {@link #settings}. */
  public static void build(StreamExecutionEnvironment env, JobConfiguration config) {
    env.setParallelism(config.get(PushJobOptions.PARALLELISM));
    PushTopology.build(
        env,
        source(
            config,
            List.of(Topic.NOTIFICATIONS, Topic.DELIVERIES),
            LogRecordDeserializer.unopened()),
        source(config, List.of(Topic.REFERENCE), LogRecordDeserializer.keyed(Topic.REFERENCE)),
        sink(config),
        AlertJobOptions.nationalSources(config),
        options(config));
  }

  private static KafkaSource<LogRecord> source(
      JobConfiguration config, List<Topic> topics, LogRecordDeserializer deserializer) {
    return LogSource.builder(
            config.get(KafkaOptions.BOOTSTRAP_SERVERS),
            Job.PUSH.jobName(),
            topics.stream().map(topic -> config.get(KafkaOptions.topic(topic))).toList(),
            config.kafkaClient())
        .setDeserializer(deserializer.passing(SkipList.of(config, Job.PUSH)))
        .build();
  }

  /** At least once is enough: an attempt is named by its message and its moment. */
  private static Sink<OutputRecord> sink(JobConfiguration config) {
    EnumMap<Topic, String> topics = new EnumMap<>(Topic.class);
    Job.PUSH.writes().forEach(topic -> topics.put(topic, config.get(KafkaOptions.topic(topic))));
    return KafkaSink.<OutputRecord>builder()
        .setBootstrapServers(config.get(KafkaOptions.BOOTSTRAP_SERVERS))
        .setKafkaProducerConfig(config.kafkaClient())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new OutputRecordSchema(topics))
        .build();
  }

  private static DeliverOptions options(JobConfiguration config) {
    return new DeliverOptions(
        new LaneOptions(
            config.get(PushJobOptions.LANE_WIDTH),
            config.get(PushJobOptions.LANE_LIMIT),
            config.get(PushJobOptions.FIRST_DELAY),
            config.get(PushJobOptions.LONGEST_DELAY),
            config.get(PushJobOptions.GIVE_UP_AFTER),
            config.get(PushJobOptions.BREAKER_OPEN)),
        config.get(PushJobOptions.SECRETS_FILE),
        Networks.parse(config.get(PushJobOptions.PRIVATE_NETWORKS)),
        config.get(PushJobOptions.TIMEOUT),
        kafka(config));
  }

  private static Map<String, String> kafka(JobConfiguration config) {
    Map<String, String> client = new HashMap<>();
    Properties properties = config.kafkaClient();
    properties.stringPropertyNames().forEach(key -> client.put(key, properties.getProperty(key)));
    client.put("bootstrap.servers", config.get(KafkaOptions.BOOTSTRAP_SERVERS));
    return client;
  }

  /** How Flink must run the job. */
  public static Configuration settings(JobConfiguration config) {
    return JobSettings.downstream(
        config,
        PushJobOptions.CHECKPOINT_INTERVAL,
        PushJobOptions.CHECKPOINT_TIMEOUT,
        PushJobOptions.PARALLELISM);
  }
}
