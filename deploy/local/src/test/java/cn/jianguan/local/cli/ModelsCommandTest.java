package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {
  private static final Path SHIPPED = Path.of("..", "..", "rules", "packs", "JD-07");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void list_namesTheShippedModels() {
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("JD-01").contains("YJ-03");
  }

  @Test
  void check_passesAShippedModel() {
    assertThat(run("check", "JD-07")).isZero();
    assertThat(out.toString()).startsWith("JD-07  通过 / passed");
  }

  @Test
  void check_refusesAModelThatFailsItsScenario() throws IOException {
    Path model = copy();
    Path scenarios = model.resolve("scenarios.yaml");
    Files.writeString(scenarios, Files.readString(scenarios).replace("hit: ORANGE", "hit: RED"));
    assertThat(run("check", model.toString())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("JD-07  未通过 / failed")
        .contains("fifteen working days raise it to orange");
  }

  @Test
  void check_saysThatThereIsNoSuchModel() {
    assertThat(run("check", "XX-99")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no such model in the library");
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("JD-07"));
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return copy;
  }

  private int run(String... words) {
    CommandLine line =
        Jianguan.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return line.execute(
        Stream.concat(Stream.of("models"), Stream.of(words)).toArray(String[]::new));
  }
}
