package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Scripts of {@code console/page/browser}, which drive Chromium. A developer's machine without it
 * skips them; a build machine, which sets CI, fetches one, or fails by its name.
 */
final class Browser {
  private static final Path SCRIPTS =
      Path.of("..", "..", "console", "page", "browser").toAbsolutePath().normalize();
  static final Path SHOTS = Path.of("target", "screenshots").toAbsolutePath();
  private static final int MINUTES = 12;

  private Browser() {}

  static void assumeThere() {
    boolean there =
        Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome")
            .anyMatch(path -> path != null && Files.isExecutable(Path.of(path)));
    assumeTrue(
        there || System.getenv("CI") != null,
        "no Chromium here: sudo apt install chromium, or set CHROMIUM; with CI set one is fetched");
  }

  /** Runs a script to its end; its screenshots are kept in {@code target/screenshots}. */
  static void run(String script, String... arguments) throws Exception {
    Files.createDirectories(SHOTS);
    List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve("run").toString(), script));
    command.addAll(List.of(arguments));
    command.add(SHOTS.toString());
    Path said = SHOTS.resolve(script + ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroy();
    String lines = Files.readString(said, StandardCharsets.UTF_8);
    System.out.println(lines);
    assertThat(ended && process.exitValue() == 0).as(script + "\n" + lines).isTrue();
  }
}
