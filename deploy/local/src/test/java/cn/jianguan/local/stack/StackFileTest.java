package cn.jianguan.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.command.cluster.FlinkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
  @TempDir private Path folder;

  @Test
  void keyThatNobodyKnows_isRefusedByTheCommandToo() throws IOException {
    write("flink.reste=http://127.0.0.1:1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StackFile.load(folder))
        .withMessageContaining("jianguan.properties")
        .withMessageEndingWith("flink.rest");
  }

  @Test
  void fileOfBefore_isTakenAndWrittenWithPresentNames() throws IOException {
    write("rules.shelf=/rules");
    StackFile file = StackFile.load(folder);
    file.rulesCacheDir(Path.of("/rules"));
    file.save(folder);
    assertThat(StackFile.in(folder)).content().contains("rules.cache.dir").doesNotContain("shelf");
  }

  @Test
  void portsOfTheLastStart_areThoseOfTheAddresses() throws IOException {
    assertThat(StackFile.load(folder).ports()).isEqualTo(Ports.ANY);
    StackFile file = StackFile.load(folder);
    file.kafka(Map.of("kafka.bootstrap.servers", "127.0.0.1:9092"));
    file.clickHouse("http://127.0.0.1:8123", "owner", "x");
    file.flink("https://127.0.0.1:8081", new FlinkKey(folder.resolve("rest.p12"), "x"));
    file.metrics("http://127.0.0.1:9249/metrics");
    file.console("http://127.0.0.1:8443");
    file.save(folder);
    assertThat(StackFile.load(folder).ports()).isEqualTo(new Ports(9092, 8123, 8081, 9249, 8443));
  }

  private void write(String content) throws IOException {
    Files.writeString(StackFile.in(folder), content + "\n");
  }
}
