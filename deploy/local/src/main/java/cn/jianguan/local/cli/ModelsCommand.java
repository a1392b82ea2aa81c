package cn.jianguan.local.cli;

import cn.jianguan.rules.lint.Finding;
import cn.jianguan.rules.lint.PackLint;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What authors of models need; no stack has to run. */
@Command(name = "models", description = "风险预警模型 / risk-warning models")
final class ModelsCommand {
  private static final String ALL = "all";

  @Spec private CommandSpec spec;

  @Command(description = "列出随附模型 / list the shipped models")
  int list() {
    PrintWriter out = spec.commandLine().getOut();
    for (Pack pack : PackLibrary.shipped()) {
      ModelDefinition model = new ManifestReader().read(pack).definition();
      out.printf(
          "%-6s %-7s %s %s  %s / %s%n",
          model.id(),
          model.version(),
          model.domain(),
          model.kind(),
          model.nameZh(),
          model.nameEn());
    }
    out.flush();
    return 0;
  }

  @Command(
      description =
          "检查并运行情景，有问题则不可发布 / lint and run scenarios; exits with 1 if a model may not be published")
  int check(
      @Parameters(
              paramLabel = "ID|DIR|all",
              description = "模型编号、模型目录或全部 / a shipped model, a model's folder, or all shipped")
          String which) {
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    for (Pack pack : packs(which)) {
      List<Finding> findings = PackLint.admit(pack);
      failed += findings.isEmpty() ? 0 : 1;
      out.println(pack.id() + "  " + (findings.isEmpty() ? "通过 / passed" : "未通过 / failed"));
      findings.forEach(finding -> out.println("  " + finding));
      out.flush();
    }
    return failed == 0 ? 0 : 1;
  }

  private static List<Pack> packs(String which) {
    if (which.equals(ALL)) {
      return PackLibrary.shipped();
    }
    Path folder = Path.of(which).toAbsolutePath().normalize();
    if (Files.exists(folder.resolve(Pack.MODEL))) {
      return List.of(Pack.read(folder));
    }
    List<Pack> below = Files.isDirectory(folder) ? PackLibrary.read(folder) : List.of();
    return below.isEmpty() ? List.of(PackLibrary.shipped(which)) : below;
  }
}
