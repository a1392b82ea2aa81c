package cn.jianguan.command;

import cn.jianguan.console.gateway.Source;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What people who write mappings need. */
@Command(
    name = "mapping",
    description = "来源映射 / mappings of sources",
    mixinStandardHelpOptions = true)
public final class MappingCommand extends ProgressCommand {

  /** Loads a folder of mapping files, with all the checks of an import. */
  @Command(
      name = "check",
      description = "检查映射目录，不读数据 / check a mapping folder; reads no data",
      mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "DIR", description = "映射目录 / mapping folder") Path folder)
      throws IOException {
    Source source = Source.load(folder);
    print(
        "%s  通过 / passed: %d 个映射 mappings %s, %,d 条参考数据 reference entries"
            .formatted(
                source.cdSource(),
                source.mappings().size(),
                source.mappings(),
                source.references().size()));
    return 0;
  }
}
