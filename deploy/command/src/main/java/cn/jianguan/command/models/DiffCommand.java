package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.console.model.PackDiff;
import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.RefusedException;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a pack, or an earlier version, would change against what is in force. */
@Command(
    name = "diff",
    description = {
      "与现行版本比较 / what would change against the version in force:",
      "diff DIR, diff ID VERSION; diff ID VERSION VERSION 比较两个版本 / compares two versions"
    })
final class DiffCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Parameters(
      index = "0",
      paramLabel = Packs.LABEL,
      description = "模型目录或编号 / a folder, or the id of a model")
  private String which;

  @Parameters(
      index = "1..*",
      arity = "0..2",
      paramLabel = "VERSION",
      description = "已发布的版本 / versions that were published")
  private List<String> versions = List.of();

  private record Side(String name, Pack pack) {}

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    String id = isFolder() || versions.isEmpty() ? Packs.one(which).id() : which;
    PublicationHistory history = new ModelLog(cluster).of(id);
    Side before = versions.size() == 2 ? version(history, versions.get(0)) : inForce(history);
    Side after =
        versions.isEmpty()
            ? new Side(isFolder() ? which : "随附 / shipped", Packs.one(which))
            : version(history, versions.get(versions.size() - 1));
    List<String> lines = new PackDiff(before.pack, after.pack).lines();
    print(id + ": " + before.name + " → " + after.name);
    print(lines.isEmpty() ? "没有差别 / no difference" : String.join("\n", lines));
    return 0;
  }

  private boolean isFolder() {
    return Files.exists(Path.of(which).resolve(Pack.MODEL));
  }

  private static Side version(PublicationHistory history, String version) {
    return new Side(version, history.version(version).pack());
  }

  private static Side inForce(PublicationHistory history) {
    return history
        .inForce(ModelState.ACTIVE, Instant.now())
        .map(it -> new Side(it.version() + " 现行 in force", it.pack()))
        .orElseThrow(
            () ->
                new RefusedException(
                    history.modelId() + " 没有生效的版本可比", "no version of it is in force"));
  }
}
