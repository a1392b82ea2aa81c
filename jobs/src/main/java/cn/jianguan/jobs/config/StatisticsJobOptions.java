package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Options of StatisticsJob. */
public final class StatisticsJobOptions {
  public static final ConfigOption<Integer> PARALLELISM =
      key("statistics.parallelism")
          .intType()
          .noDefaultValue()
          .withDescription("并行度，未设则随 Flink 的配置 / subtasks; as Flink is configured if not set");
  public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
      key("statistics.checkpoint.interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(3))
          .withDescription("检查点间隔 / time between checkpoints");
  public static final ConfigOption<Duration> CHECKPOINT_TIMEOUT =
      key("statistics.checkpoint.timeout")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription("检查点超时即放弃 / a slower checkpoint is given up");

  static final List<Constraint<?>> ALL =
      List.of(
          Constraint.count(PARALLELISM),
          Constraint.duration(CHECKPOINT_INTERVAL),
          Constraint.duration(CHECKPOINT_TIMEOUT));

  private StatisticsJobOptions() {}
}
