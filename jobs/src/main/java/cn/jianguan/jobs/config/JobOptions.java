package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Options that all jobs share. */
public final class JobOptions {
  public static final ConfigOption<String> CHECKPOINT_DIR =
      key("checkpoint.dir")
          .stringType()
          .noDefaultValue()
          .withDescription("必填，检查点存放处，URI / required: where checkpoints are kept, a URI");

  static final List<Constraint<?>> ALL = List.of(Constraint.text(CHECKPOINT_DIR));

  private JobOptions() {}
}
