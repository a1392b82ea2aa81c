package cn.jianguan.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.junit.jupiter.api.Test;

/** With {@code -Dconfiguration.write=true} writes the reference instead of comparing it. */
class ConfigurationDocTest {
  private static final Path FILE = Path.of("CONFIGURATION.md");

  private static final String HEAD =
      """
      # Configuration 配置

      > 全部作业与命令共用一个配置文件（UTF-8）。时长按 ISO 8601（`PT1S`）或 Flink 写法（`1 s`）。未知的键一律拒绝，并提示最接近的键。

      All jobs and the command share one properties file, UTF-8: `AlertJob FILE`, `StatisticsJob FILE`, `LoadJob FILE`; the local
      stack's is `jianguan.properties` in its data directory. Durations are written as in ISO 8601 (`PT1S`) or as Flink does (`1 s`).
      A key that no job and no command knows is refused with the nearest one, a malformed value with what was expected, whoever
      reads the file. Made from the options themselves, by
      `mvn test -pl jobs -am -Dtest=ConfigurationDocTest -Dconfiguration.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

      ## The console 页面服务

      The page's server reads where the cluster is from this file, and what is its own from `console.properties` in its data directory (`console/` of a
      stack's), from the environment (`JIANGUAN_OIDC_ISSUER` for `jianguan.oidc.issuer`), or from its command line. It is read at its start.

      | key | default | meaning |
      |---|---|---|
      | `jianguan.rate.per-second`, `jianguan.rate.at-once` | 20, 200 | 每人请求数 / requests of one account, on and on and at once |
      | `jianguan.oidc.issuer` | | 单点登录的签发者地址 / address of the provider of single sign-on (OpenID Connect); https, or this machine. Without it there is none |
      | `jianguan.oidc.client-id` | | 客户端标识 / what the console is called there; must be named with the issuer |
      | `jianguan.oidc.secret`, `jianguan.oidc.secret-file` | | 客户端密钥 / what both share, itself or in a file: exactly one of them |
      | `jianguan.oidc.name` | 单点登录 / Single sign-on | 按钮文字 / what the button says |
      | `jianguan.oidc.address` | as asked | 页面对外地址 / address of the console as browsers see it, where a proxy stands before it; `/api/v1/sso/back` of it must be registered at the provider, `/login` for coming back from a log-out, and `/logout/connect/back-channel/provider` if it is to tell of log-outs |
      | `jianguan.backtest` | | 回测命令 / words of the command that runs backtests for the page, with commas between: `deploy/jianguan` of an installation. A one-machine stack names its own; without it the page runs none |

      ## Kafka's clients 客户端设置

      Keys under `kafka.client.` go to every Kafka client as they are, those under `kafka.<user>.` to the clients of one user alone,
      over the former. The users and what each may do are in `TOPICS.md`: `gateway`, `publisher`, `console`, `clock`, `jobs`,
      `reader`, `admin`. A cluster that knows one user needs only `kafka.client.`. A secret need not stand in this file: Kafka's own
      providers fetch it when a client opens, so that it is in no job graph and no checkpoint either:

      ```properties
      kafka.client.security.protocol=SASL_SSL
      kafka.client.sasl.mechanism=SCRAM-SHA-256
      kafka.client.config.providers=file
      kafka.client.config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
      kafka.jobs.sasl.jaas.config=${file:/etc/jianguan/kafka-jobs.properties:sasl.jaas.config}
      kafka.reader.sasl.jaas.config=${file:/etc/jianguan/kafka-reader.properties:sasl.jaas.config}
      ```

      The local stack does the same with one file for each user in `kafka/users` of its data directory, readable by its owner alone;
      Kafka's own tools take such a file as it is: `kafka-console-consumer.sh --consumer.config .jianguan/kafka/users/reader.properties`.
      """;

  @Test
  void document_saysWhatTheOptionsSay() throws IOException {
    if (Boolean.getBoolean("configuration.write")) {
      Files.writeString(FILE, reference());
    }
    assertThat(Files.readString(FILE)).isEqualTo(reference());
  }

  @Test
  void everyOption_isKnown() {
    KnownOptions.byClass()
        .forEach(
            (type, all) ->
                assertThat(all.stream().map(it -> (Object) it.option()).toList())
                    .containsAll(declared(type)));
  }

  private static List<Object> declared(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getType() == ConfigOption.class)
        .map(ConfigurationDocTest::value)
        .toList();
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String reference() {
    return KnownOptions.byClass().entrySet().stream()
        .map(ConfigurationDocTest::section)
        .collect(Collectors.joining("\n", HEAD + "\n", ""));
  }

  private static String section(Map.Entry<Class<?>, List<Constraint<?>>> options) {
    String name = options.getKey().getSimpleName();
    return options.getValue().stream()
        .map(constraint -> row(constraint.option()))
        .collect(
            Collectors.joining(
                "\n", "## " + name + "\n\n| key | default | meaning |\n|---|---|---|\n", "\n"));
  }

  private static String row(ConfigOption<?> option) {
    return "| `%s` | %s | %s |"
        .formatted(option.key(), byDefault(option.defaultValue()), meaning(option));
  }

  private static String meaning(ConfigOption<?> option) {
    StringBuilder meaning = new StringBuilder(new HtmlFormatter().format(option.description()));
    for (FallbackKey former : option.fallbackKeys()) {
      meaning.append("; 曾用名 / formerly `").append(former.getKey()).append('`');
    }
    return meaning.toString();
  }

  private static String byDefault(Object value) {
    if (value == null) {
      return "–";
    }
    String text = value instanceof Duration duration ? inDays(duration) : value.toString();
    return text.isEmpty() ? "*空 / empty*" : '`' + text + '`';
  }

  private static String inDays(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays()))
        ? "P" + duration.toDays() + "D"
        : duration.toString();
  }
}
