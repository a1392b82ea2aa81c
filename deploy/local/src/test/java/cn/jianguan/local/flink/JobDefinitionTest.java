package cn.jianguan.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local Flink runs the jobs as the shared configuration file says. */
class JobDefinitionTest {
  private static final String FILE =
      """
      kafka.bootstrap.servers=127.0.0.1:1
      clickhouse.endpoint=http://127.0.0.1:1
      checkpoint.dir=file:///nowhere
      """;

  @TempDir private Path folder;

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.getExecutionEnvironment(
          FlinkSettings.of(Path.of("/nowhere"), 1, 1, 2, 640, CheckpointProfile.STEADY));

  @Test
  void options_setByHand_hold() throws IOException {
    LoadJobDefinition.define(env, file("load.parallelism=3\nload.checkpoint.interval=PT7S\n"));
    assertThat(env.getParallelism()).isEqualTo(3);
    assertThat(env.getCheckpointInterval()).isEqualTo(7_000);
  }

  @Test
  void chunk_isReadFromTheFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoadJobDefinition.define(env, file("load.chunk=many\n")))
        .withMessageContaining("load.chunk");
  }

  @Test
  void options_notSet_areThoseOfTheLocalFlink() throws IOException {
    StatisticsJobDefinition.define(env, file(""));
    assertThat(env.getParallelism()).isEqualTo(2);
  }

  private Path file(String more) throws IOException {
    return Files.writeString(folder.resolve("jianguan.properties"), FILE + more);
  }
}
