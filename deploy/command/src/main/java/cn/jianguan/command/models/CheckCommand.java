package cn.jianguan.command.models;

import cn.jianguan.command.ProgressCommand;
import cn.jianguan.rules.lint.Finding;
import cn.jianguan.rules.lint.PackLint;
import cn.jianguan.rules.pack.Pack;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The gate before publication; no stack has to run. */
@Command(
    name = "check",
    description =
        "检查并运行情景，有问题则不可发布 / lint and run scenarios; exits with 1 if a model may not be published")
final class CheckCommand extends ProgressCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = Packs.LABEL + "|all",
      description = "模型编号、模型目录或全部 / a shipped model, a model's folder, or all shipped")
  private String which;

  @Override
  public Integer call() {
    List<Pack> packs = Packs.of(which);
    CheckCount count = new CheckCount();
    for (Pack pack : packs) {
      List<Finding> findings = PackLint.admit(pack);
      count.add(pack, findings.isEmpty());
      print(pack.id() + "  " + (findings.isEmpty() ? "通过 / passed" : "未通过 / failed"));
      findings.forEach(finding -> print("  " + finding));
    }
    if (packs.size() > 1) {
      print("");
      count.lines().forEach(this::print);
    }
    return count.failed() == 0 ? 0 : 1;
  }
}
