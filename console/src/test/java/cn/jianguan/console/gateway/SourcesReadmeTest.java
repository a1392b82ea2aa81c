package cn.jianguan.console.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of deploy/sources/README.md does what the page says. */
class SourcesReadmeTest {
  @TempDir Path mapping;
  @TempDir Path data;

  @Test
  void workedExample_loadsAndReadsItsRow() throws IOException {
    String readme = Files.readString(Path.of("..", "deploy", "sources", "README.md"));
    Files.writeString(mapping.resolve("source.yaml"), block(readme, "`source.yaml`"));
    Files.writeString(mapping.resolve("fines.yaml"), block(readme, "`fines.yaml`"));
    Files.writeString(data.resolve("fines_2024.csv"), block(readme, "## A worked example"));
    List<FileReport> reports = GatewayCheck.run(Source.load(mapping), data, report -> {});
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).firstRefused()).isEmpty();
    assertThat(reports.get(0).warnings()).isEmpty();
    assertThat(reports.get(0).acts()).isEqualTo(1);
  }

  private static String block(String readme, String heading) {
    int begin = readme.indexOf("```", readme.indexOf(heading));
    int from = readme.indexOf('\n', begin) + 1;
    return readme.substring(from, readme.indexOf("```", from));
  }
}
