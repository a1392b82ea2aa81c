package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Options of LoadJob. */
public final class LoadJobOptions {
  public static final ConfigOption<Integer> PARALLELISM =
      key("load.parallelism")
          .intType()
          .noDefaultValue()
          .withDescription("并行度，未设则随 Flink 的配置 / subtasks; as Flink is configured if not set");
  public static final ConfigOption<Integer> CHUNK =
      key("load.chunk")
          .intType()
          .defaultValue(50_000)
          .withDescription(
              "每块的偏移量个数，不得更改，否则去重令牌不同 / offsets per chunk, the same in every run: another"
                  + " number makes other tokens");
  public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
      key("load.checkpoint.interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(3))
          .withDescription("检查点间隔，行随检查点入库 / time between checkpoints; rows are stored by then");
  public static final ConfigOption<Duration> CHECKPOINT_TIMEOUT =
      key("load.checkpoint.timeout")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "检查点超时即放弃，应长于 ClickHouse 可能的停用 / a slower checkpoint is given up; longer than"
                  + " any outage of ClickHouse that should pass unnoticed");

  static final List<Constraint<?>> ALL =
      List.of(
          Constraint.count(PARALLELISM),
          Constraint.count(CHUNK),
          Constraint.duration(CHECKPOINT_INTERVAL),
          Constraint.duration(CHECKPOINT_TIMEOUT));

  private LoadJobOptions() {}
}
