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

  static final List<Constraint<?>> ALL = List.of(Constraint.text(FLINK_REST));

  private CommandOptions() {}
}
