package cn.jianguan.command.grades;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.rules.grade.Grade;
import cn.jianguan.rules.grade.GradeTable;
import cn.jianguan.rules.grade.Grading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks supervised objects by what was known on a day, says why, and what it foresaw. */
@Command(
    name = "grades",
    description = "监管对象分级与理由 / grades of supervised objects, with their reasons",
    subcommands = GradesCheckCommand.class)
public final class GradesCommand extends ProgressCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Mixin private ClusterOption option;

  @Option(
      names = "--as-of",
      description =
          "分级之日，如 2013-12-31；缺省为上月末 / day of the grades, all known by its end counts; otherwise the last day of"
              + " the month before")
  private LocalDate asOf;

  @Option(
      names = "--send",
      description = "将分级作为信用评定报送运行中的系统 / send the grades into the running stack, as assessments")
  private boolean send;

  @Option(
      names = "--agency",
      defaultValue = "",
      description = "评定机关，随 --send / agency that assesses, with --send")
  private String agency;

  @Option(
      names = "--source",
      description =
          "来源数据目录，可多个；不需要系统在运行 / folders of source files instead of the running stack; nothing has to run")
  private List<Path> sources;

  @Option(
      names = "--mapping",
      description =
          "与 --source 对应的映射目录 / mapping folders, one per source; otherwise deploy/sources/<folder name>")
  private List<Path> mappings = List.of();

  @Option(
      names = "--by",
      defaultValue = "KNOWN",
      description =
          "KNOWN：当日已入湖者；OCCURRED：当日已发生者，用于后来补录的历史 / KNOWN: what had become known by the day; OCCURRED: what"
              + " had occurred, for history that was loaded later")
  private By by;

  @Option(
      names = "--objects",
      defaultValue = "",
      description = "只分级键以此开头的对象，如 TW-EMS: / only objects whose key begins so")
  private String prefix;

  @Option(
      names = "--table",
      description = "权重表目录，缺省为随附的表 / folder of a table of weights; otherwise the shipped one")
  private Path table;

  @Option(
      names = "--author",
      defaultValue = "",
      description = "权重表编制人，随 --send --table / who wrote the table, with --send --table")
  private String author;

  @Option(
      names = "--publisher",
      defaultValue = "",
      description =
          "权重表发布人，不得是编制人，随 --send --table / who publishes by it, not its author, with --send --table")
  private String publisher;

  @Option(names = "--limit", defaultValue = "20", description = "列出前若干名 / how many to print (20)")
  private int limit;

  @Option(names = "--object", description = "只说明此对象 / print this object only")
  private String object;

  @Option(names = "--csv", description = "全部名次写入此文件 / write the whole ranking to this file")
  private Path csv;

  @Option(
      names = "--compare-until",
      description =
          "与其后至此日的处罚比较 / compare with penalties decided after the day, up to this one; they give no points")
  private LocalDate until;

  private enum By {
    KNOWN,
    OCCURRED
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (send && agency.isEmpty()) {
      throw new IllegalArgumentException("报送分级须有评定机关 / sending grades needs --agency");
    }
    TableApproval approval = send ? TableApproval.of(table, author, publisher) : null;
    if (asOf == null) {
      asOf = LocalDate.now(Known.SHANGHAI).withDayOfMonth(1).minusDays(1);
    }
    GradeTable weights = table == null ? GradeTable.shipped() : GradeTable.read(table);
    Grading grading = new Grading(weights, asOf);
    LocalDate last = until == null ? asOf : until;
    Known known = new Known(grading, asOf, last, by == By.OCCURRED, prefix);
    if (sources == null) {
      try (ClickHouse clickHouse = ClickHouse.connect(option.cluster().clickHouse())) {
        new StoredHistory(clickHouse, known).read();
      }
    } else {
      readSources(known);
    }
    if (known.objects() == 0) {
      throw new IllegalArgumentException(
          "没有可分级的对象：登记表在该日之后才入湖时请用 --by OCCURRED / no object to grade; where the register became known"
              + " after the day, say --by OCCURRED");
    }
    List<Grade> ranking = grading.grades();
    print("%s：%,d 个对象 objects，%,d 项事实 facts".formatted(asOf, ranking.size(), known.facts()));
    print(ranking);
    if (csv != null) {
      write(ranking);
    }
    boolean accepted =
        !send
            || new GradePublication(asOf, agency, approval)
                .send(ranking, option.clusterThatRuns(), this::print);
    if (until != null) {
      new Comparison(ranking, known.before(), known.after()).lines().forEach(this::print);
    }
    return accepted ? 0 : REFUSED;
  }

  private void readSources(Known known) throws IOException {
    for (Path folder : sources) {
      if (!Files.isDirectory(folder)) {
        throw new IOException("没有此目录 / no such folder: " + folder.toAbsolutePath().normalize());
      }
    }
    for (ReplayLog.Input input : ReplaySources.alone(sources, mappings, Home.sources())) {
      new SourceHistory(known)
          .read(
              input.source(),
              input.data(),
              file -> progress("%s %,d".formatted(file.file(), file.read())));
    }
  }

  private void print(List<Grade> ranking) {
    int rank = 0;
    boolean found = false;
    for (Grade grade : ranking) {
      rank++;
      if (object == null ? rank <= limit : grade.object().key().equals(object)) {
        GradeText.lines(rank, grade).forEach(this::print);
        found = true;
      }
    }
    if (!found && object != null) {
      throw new IllegalArgumentException("没有此对象 / no such object: " + object);
    }
  }

  private void write(List<Grade> ranking) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv))) {
      out.println(GradeText.HEADER);
      for (int i = 0; i < ranking.size(); i++) {
        out.println(GradeText.row(i + 1, ranking.get(i)));
      }
    }
    print("名次 / ranking: " + csv);
  }
}
