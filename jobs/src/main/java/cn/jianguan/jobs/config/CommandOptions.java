package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Options of the command {@code deploy/jianguan}; jobs do not look at them. */
public final class CommandOptions {
  public static final ConfigOption<String> FLINK_REST =
      key("flink.rest")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Flink REST 接口地址，由 up 写入 / address of Flink's REST interface; written by up");

  public static final ConfigOption<String> METRICS_ENDPOINT =
      key("metrics.endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "指标地址，Prometheus 格式，由 up 写入 / where the jobs show their metrics to Prometheus;"
                  + " written by up");

  static final List<Constraint<?>> ALL =
      List.of(Constraint.text(FLINK_REST), Constraint.text(METRICS_ENDPOINT));

  private CommandOptions() {}
}
