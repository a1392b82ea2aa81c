package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a mapping's author can ask without a running system. */
class ImportCommandTest {
  @TempDir private Path mapping;
  @TempDir private Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aSource() throws IOException {
    Files.writeString(
        mapping.resolve("source.yaml"),
        "cdSource: S\nname: {zh: 源, en: source}\nedition: 2026-01-01\n");
    Files.writeString(
        mapping.resolve("fines.yaml"),
        """
        files: "fines*.csv"
        acts:
          - kind: PENALTY
            id: "{no}"
            known: {from: "{day}", date: iso}
            fields:
              occurredAt: {from: "{day}", date: iso}
              Penalty.fineFen: {from: "{fine}", scale: 100}
        """);
  }

  private int run(String... words) {
    CommandLine line = Jianguan.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(words);
  }

  private int dryRun(String rows) throws IOException {
    Files.writeString(data.resolve("fines.csv"), "no,day,fine\n" + rows);
    return run("import", "--dry-run", "--source", data.toString(), "--mapping", mapping.toString());
  }

  @Test
  void dryRun_ofGoodRows_endsWithZero() throws IOException {
    assertThat(dryRun("1,2024-05-02,100\n")).isZero();
    assertThat(out.toString()).contains("1 行为 acts").contains("nothing was sent");
  }

  @Test
  void dryRun_ofRefusedRows_endsWithTwo_andShowsTheFirst() throws IOException {
    int code = dryRun("1,2024-05-02,x\n2,2024-05-02,y\n3,2024-05-02,z\n4,2024-05-02,w\n");
    assertThat(code).isEqualTo(2);
    assertThat(out.toString())
        .contains("4  FIELD_FORMAT Penalty.fineFen")
        .contains("fines.csv:2  'x'")
        .contains("fines.csv:4  'z'")
        .doesNotContain("fines.csv:5");
  }

  @Test
  void mappingCheck_passesAGoodOne() {
    assertThat(run("mapping", "check", mapping.toString())).isZero();
    assertThat(out.toString()).startsWith("S  通过 / passed: 1");
  }

  @Test
  void mappingCheck_namesFileLineAndNearestKey() throws IOException {
    Path file = mapping.resolve("fines.yaml");
    Files.writeString(file, Files.readString(file).replace("scale", "scael"));
    assertThat(run("mapping", "check", mapping.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("fines.yaml:8: acts[1].fields.Penalty.fineFen.scael")
        .contains("did you mean 'scale'");
  }
}
