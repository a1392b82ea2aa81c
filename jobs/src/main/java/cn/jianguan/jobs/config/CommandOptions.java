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

  public static final ConfigOption<String> FLINK_REST_KEYSTORE =
      key("flink.rest.keystore")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "密钥库路径（PKCS12 或 JKS），Flink REST 要求双向 TLS 时用，本机由 up 写入 / path of the key store"
                  + " (PKCS12 or JKS) for an interface that asks for mutual TLS; in a local stack"
                  + " written by up; none: plain http or https");

  public static final ConfigOption<String> FLINK_REST_KEYSTORE_PASSWORD =
      key("flink.rest.keystore.password")
          .stringType()
          .defaultValue("")
          .withDescription(
              "密钥库及其中密钥的密码，不写入日志 / password of the key store and of the key in it; never logged");

  public static final ConfigOption<String> METRICS_ENDPOINT =
      key("metrics.endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "指标地址，Prometheus 格式，由 up 写入 / where the jobs show their metrics to Prometheus;"
                  + " written by up");

  public static final ConfigOption<String> CONSOLE_ENDPOINT =
      key("console.endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription("页面地址，由 up 写入 / where a browser finds the console; written by up");

  public static final ConfigOption<String> STATUS_ENDPOINT =
      key("status.endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "运行状态的地址，页面由此得知作业是否在推进，由 up 写入；其他集群由 status --serve 应答，路径即口令，勿外传 / where"
                  + " the console asks whether work is done; written by up, on a cluster answered"
                  + " by status --serve; its path is a secret");

  public static final ConfigOption<Integer> STACK_MEMORY =
      key("stack.memory.megabytes")
          .intType()
          .defaultValue(0)
          .withDescription(
              "本机系统可用的内存，MB，0 为按机器自动 / memory that the one-machine stack may take; 0: six tenths"
                  + " of what is available when it starts");

  public static final ConfigOption<Integer> STACK_CACHE =
      key("stack.cache.megabytes")
          .intType()
          .noDefaultValue()
          .withDescription(
              "由 up 写入，自动所得的 cache.megabytes / written by up: the cache.megabytes it chose; another"
                  + " value there was set by hand and holds");

  public static final ConfigOption<String> STACK_SHARE =
      key("stack.share")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "本机系统占用的资源，由 up 写入 / what the one-machine stack takes of its machine; written by up");

  static final List<Constraint<?>> ALL =
      List.of(
          Constraint.text(FLINK_REST),
          Constraint.text(FLINK_REST_KEYSTORE),
          Constraint.secret(FLINK_REST_KEYSTORE_PASSWORD, 0),
          Constraint.text(METRICS_ENDPOINT),
          Constraint.text(CONSOLE_ENDPOINT),
          Constraint.text(STATUS_ENDPOINT),
          Constraint.countOrZero(STACK_MEMORY),
          Constraint.count(STACK_CACHE),
          Constraint.text(STACK_SHARE));

  private CommandOptions() {}
}
