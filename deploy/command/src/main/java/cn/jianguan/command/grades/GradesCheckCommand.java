package cn.jianguan.command.grades;

import cn.jianguan.command.ProgressCommand;
import cn.jianguan.rules.grade.GradeScenario;
import cn.jianguan.rules.grade.GradeScenarioReader;
import cn.jianguan.rules.grade.GradeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The gate before a table of weights may be published with. */
@Command(
    name = "check",
    description = "检查权重表并运行其场景 / check a table of weights and run its scenarios")
final class GradesCheckCommand extends ProgressCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "权重表目录，缺省为随附的表 / folder of the table; otherwise the shipped one")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    List<String> failures =
        folder == null
            ? failures(GradeTable.shipped(), GradeScenarioReader.shipped())
            : failures(GradeTable.read(folder), GradeScenarioReader.read(folder));
    failures.forEach(this::print);
    print(
        failures.isEmpty() ? "场景全部通过 / every scenario passes" : "未通过 / failed: " + failures.size());
    return failures.isEmpty() ? 0 : 1;
  }

  static List<String> failures(GradeTable table, List<GradeScenario> scenarios) {
    return scenarios.stream().flatMap(it -> it.failures(table).stream()).toList();
  }
}
