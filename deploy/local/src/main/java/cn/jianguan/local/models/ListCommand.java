package cn.jianguan.local.models;

import cn.jianguan.local.command.SpeakingCommand;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Names the shipped models; no stack has to run. */
@Command(name = "list", description = "列出随附模型 / list the shipped models")
final class ListCommand extends SpeakingCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    for (Pack pack : PackLibrary.shipped()) {
      ModelDefinition model = new ManifestReader().read(pack).definition();
      print(
          "%-6s %-7s %s %s  %s / %s"
              .formatted(
                  model.id(),
                  model.version(),
                  model.domain(),
                  model.kind(),
                  model.nameZh(),
                  model.nameEn()));
    }
    return 0;
  }
}
