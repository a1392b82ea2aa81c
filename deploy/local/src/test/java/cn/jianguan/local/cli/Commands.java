package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.pack.Pack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands about the stack in {@code data} of a folder, run in this process. */
final class Commands {
  private final Path folder;
  private String said = "";

  Commands(Path folder) {
    this.folder = folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Runs one about models, which must succeed. */
  void models(String... words) {
    List<String> line = new ArrayList<>(List.of("models"));
    line.addAll(List.of(words));
    assertThat(run(line)).as(said).isZero();
    System.out.println(said);
  }

  /** What a command says, whether it succeeds or not. */
  String ask(String... words) {
    run(List.of(words));
    return said;
  }

  /** Exit code of a command. */
  int status(String... words) {
    return run(List.of(words));
  }

  /** What the latest one said. */
  String said() {
    return said;
  }

  private int run(List<String> words) {
    List<String> line = new ArrayList<>(words);
    line.addAll(List.of("--data-dir", data().toString()));
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out, true);
    int status =
        Jianguan.commandLine().setOut(writer).setErr(writer).execute(line.toArray(String[]::new));
    said = out.toString();
    return status;
  }

  /** The log time of the publication that the latest one spoke of. */
  long logTime() {
    String text = said.replaceAll("(?s).*in the log: \\S+ \\S+ \\S+, ([^\\n]*)\\n.*", "$1");
    return LocalDateTime.parse(text.strip().replace(' ', 'T'))
        .atZone(ZoneId.of("Asia/Shanghai"))
        .toInstant()
        .toEpochMilli();
  }

  /** A folder of a pack under a version number. */
  String pack(String id, String version, Map<String, String> files) throws IOException {
    Path home = Files.createDirectories(folder.resolve(version).resolve(id));
    for (Map.Entry<String, String> file : files.entrySet()) {
      String text = file.getValue().replaceFirst("(?m)^version: .*$", "version: " + version);
      Files.writeString(home.resolve(file.getKey()), text);
    }
    assertThat(Files.readString(home.resolve(Pack.MODEL))).contains("version: " + version);
    return home.toString();
  }
}
