package cn.jianguan.command.draw;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.GatewayCheck;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DrawCommandTest {
  private static final Path MAPPING = Path.of("..", "draw");
  private static final String COMMITTED =
      "691ce5b31236e726c4457c96f3b1a376d21af23c34d6a3e8d2a514ae3ad112ec";

  @TempDir private Path folder;
  private Path published;

  @BeforeEach
  void files() throws IOException {
    published = folder.resolve("published");
    StringBuilder pool =
        new StringBuilder(
            "object,name,area,class,open_yellow,open_orange,open_red,red_list,visits_year,visits_two_years\n");
    for (int i = 0; i < 40; i++) {
      pool.append("X:%03d,\"对象, %d\",320100,C,%d,,,,0,0%n".formatted(i, i, i % 4 == 0 ? 2 : 0));
    }
    pool.append("X:900,红名单,320100,B,,,1,false,,\n");
    Files.writeString(folder.resolve("pool.csv"), pool);
    Files.writeString(
        folder.resolve("officers.csv"),
        """
        officer,agency,valid_from,valid_to,avoids
        A1,LEAD,2020-01-01,2030-01-01,
        A2,LEAD,2020-01-01,2030-01-01,X:001;X:002
        A3,LEAD,2020-01-01,2030-01-01,
        B1,JOINT,2020-01-01,2030-01-01,
        B2,JOINT,2020-01-01,2030-01-01,
        """);
  }

  @Test
  void published_isDrawnAgain_andEqual() {
    assertThat(draw()).contains("抽中 / drawn: 8").contains("未入池 left out: 1");
    assertThat(run(0, "verify", published.toString())).contains("一致 / equal");
  }

  @Test
  void oneChangedName_failsVerification() throws IOException {
    draw();
    Path pool = published.resolve("pool.csv");
    Files.writeString(pool, Files.readString(pool).replace("对象, 7\"", "另一对象\""));
    assertThat(run(1, "verify", published.toString())).contains("poolHash");
  }

  @Test
  void oneObjectPutInTheList_failsVerification_andIsNamed() throws IOException {
    draw();
    Path drawn = published.resolve("drawn.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(drawn));
    lines.remove(1);
    Files.write(drawn, lines);
    assertThat(run(1, "verify", published.toString())).contains("drawn.csv:2");
  }

  @Test
  void publishedValueThatIsMissingOrBroken_isNamed() throws IOException {
    draw();
    Path said = published.resolve("draw.csv");
    String whole = Files.readString(said);
    for (String name : List.of("seed", "poolHash", "commitment", "drawnOn", "plan")) {
      Files.writeString(said, whole.replaceAll("(?m)^" + name + ",.*\n", ""));
      assertThat(run(1, "verify", published.toString())).contains("lacks " + name);
    }
    Files.writeString(said, whole.replaceAll("(?m)^from,.*", "from,2026-03-029"));
    assertThat(run(1, "verify", published.toString())).contains("[from]").contains("2026-03-029");
    Files.writeString(said, whole + "foo,1\n");
    assertThat(run(1, "verify", published.toString())).contains("[foo]");
  }

  @Test
  void codesThatWouldBeReadOtherwise_areRefused() {
    assertThat(run(1, arguments("--item", "a;b"))).contains("a;b");
    assertThat(run(1, arguments("--item", "32 "))).contains("\"32 \"");
    assertThat(Files.exists(published)).isFalse();
  }

  @Test
  void seedThatDoesNotFitWhatWasCommitted_isRefused() {
    assertThat(run(0, "commit", "--seed", "2026-第一批")).contains(COMMITTED);
    String[] with = arguments("--commitment", COMMITTED.replace('6', '7'));
    assertThat(run(1, with)).contains("does not fit");
    assertThat(Files.exists(published)).isFalse();
    run(0, arguments("--commitment", COMMITTED));
  }

  /** What planning reads: a task for each agency, and the objects of each. */
  @Test
  void published_becomesTaskActs() throws IOException {
    draw();
    List<SupervisionAct> acts = new ArrayList<>();
    List<FileReport> files =
        GatewayCheck.run(
            Source.load(MAPPING),
            published,
            file -> {},
            (record, hash) -> acts.add(act(record.bytes())));
    assertThat(files).allSatisfy(file -> assertThat(file.rejected()).isZero());
    assertThat(files).allSatisfy(file -> assertThat(file.warnings()).isEmpty());
    List<InspectionTask> tasks =
        acts.stream()
            .filter(it -> it.getBody() instanceof InspectionTask)
            .map(it -> (InspectionTask) it.getBody())
            .toList();
    assertThat(tasks).hasSize(2);
    assertThat(tasks.get(0).getPlanId()).isEqualTo("P-1");
    assertThat(tasks.get(0).getDrawSeed()).isEqualTo("2026-第一批");
    assertThat(tasks.get(0).getObjectCount()).isEqualTo(8);
    assertThat(tasks.get(1).getOfficerCodes()).containsExactly("B1", "B2");
    List<SupervisionAct> objects =
        acts.stream().filter(it -> it.getBody() instanceof TaskObject).toList();
    assertThat(objects).hasSize(16);
    TaskObject first = (TaskObject) objects.get(0).getBody();
    assertThat(objects.get(0).getParty().getUiCode()).isEqualTo("023");
    assertThat(first.getTaskId()).isEqualTo(tasks.get(0).getTaskId());
    assertThat(first.getWeight()).isEqualTo(2.0);
    assertThat(first.getCreditClass()).isEqualTo("C");
  }

  @Test
  void wrongRowOfThePool_isNamed() throws IOException {
    Files.writeString(
        folder.resolve("pool.csv"),
        "X:901,一,320100,E,,,,,,\n",
        java.nio.file.StandardOpenOption.APPEND);
    assertThat(run(1, arguments())).contains("row 43").contains("X:901");
  }

  private String draw() {
    return run(0, arguments());
  }

  private String[] arguments(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--plan",
                "P-1",
                "--seed",
                "2026-第一批",
                "--agency",
                "LEAD,JOINT",
                "--item",
                "32000102000000",
                "--from",
                "2026-03-02",
                "--to",
                "2026-03-31"));
    all.addAll(List.of("--pool", folder.resolve("pool.csv").toString()));
    all.addAll(List.of("--officers", folder.resolve("officers.csv").toString()));
    all.addAll(List.of("--out", published.toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String run(int expected, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new DrawCommand()).setOut(new PrintWriter(out, true));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          out.write(error.getMessage());
          return 1;
        });
    assertThat(line.execute(arguments)).as(out.toString()).isEqualTo(expected);
    return out.toString();
  }

  private static SupervisionAct act(byte[] bytes) {
    try {
      return Codec.standard().decode(bytes, SupervisionAct.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }
}
