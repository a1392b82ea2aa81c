package cn.jianguan.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ClusterOptionTest {
  @TempDir private Path folder;

  @Command
  static final class AnyCommand {
    @Mixin private ClusterOption option;
  }

  private static ClusterOption parse(String... words) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(words);
    return command.option;
  }

  @Test
  void config_namesAnyCluster() throws IOException {
    Path file = folder.resolve("far.properties");
    Files.writeString(
        file,
        """
        kafka.bootstrap.servers=far:9092
        kafka.client.security.protocol=SSL
        clickhouse.endpoint=https://far:8443
        clickhouse.user=reader
        flink.rest=http://far:8081
        """);
    ClusterOption option = parse("--config", file.toString());

    assertThat(option.isFile()).isTrue();
    assertThat(option.cluster().kafka(LogUser.READER).settings(Map.of()))
        .containsEntry("bootstrap.servers", "far:9092")
        .containsEntry("security.protocol", "SSL");
    assertThat(option.cluster().clickHouse()).hasToString("reader@https://far:8443/default");
    assertThat(option.cluster().flinkRest()).isEqualTo("http://far:8081");
    assertThat(option.cluster().logs()).endsWith("http://far:8081");
  }

  @Test
  void config_unknownKey_isRefusedWithTheNearest() throws IOException {
    Path file = Files.writeString(folder.resolve("far.properties"), "clickhouse.endpiont=x\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--config", file.toString()).cluster())
        .withMessageContaining("clickhouse.endpiont")
        .withMessageEndingWith("clickhouse.endpoint");
  }

  @Test
  void config_missingAddress_isMissedOnlyWhereItIsNeeded() throws IOException {
    Path file = Files.writeString(folder.resolve("far.properties"), "flink.rest=http://far:8081\n");
    ClusterOption option = parse("--config", file.toString());
    assertThat(option.cluster().flinkRest()).isEqualTo("http://far:8081");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option.cluster().kafka(LogUser.READER))
        .withMessageContaining("missing key: kafka.bootstrap.servers");
  }

  @Test
  void config_renamedTopic_isRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("far.properties"),
            "kafka.bootstrap.servers=far:9092\ntopic.acts=acts-of-2026\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("--config", file.toString()).cluster().kafka(LogUser.READER))
        .withMessageContaining("topic.acts=acts-of-2026");
  }

  @Test
  void noSuchFile_isSaid() {
    assertThatIOException()
        .isThrownBy(() -> parse("--config", folder.resolve("none").toString()).cluster())
        .withMessageContaining("no such configuration file");
  }

  @Test
  void dataDirectoryWithoutStack_saysHowToStartOne() {
    assertThatIOException()
        .isThrownBy(() -> parse("--data-dir", folder.toString()).cluster())
        .withMessageContaining("deploy/jianguan up --data-dir " + folder);
  }

  @Test
  void bothOptions_areRefused() {
    assertThatExceptionOfType(CommandLine.ParameterException.class)
        .isThrownBy(() -> parse("--config", "a", "--data-dir", "b"))
        .withMessageContaining("mutually exclusive");
  }

  @Test
  void noOption_meansTheStandardDirectory() {
    assertThat(parse().dataDirectory()).isEqualTo(Home.dataDirectory());
  }
}
