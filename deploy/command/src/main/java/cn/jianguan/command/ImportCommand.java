package cn.jianguan.command;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a folder of source files to the live topics of a running stack. */
@Command(name = "import", description = "导入来源文件 / import source files into what runs")
public final class ImportCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Option(names = "--source", required = true, description = "来源数据目录 / folder of source files")
  private Path source;

  @Option(
      names = "--mapping",
      description =
          "映射目录，缺省为 deploy/sources/<目录名> / mapping folder; otherwise deploy/sources/<folder name>")
  private Path mapping;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    Path folder = source.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IOException("没有此目录 / no such folder: " + folder);
    }
    Source described =
        Source.load(
            mapping != null ? mapping : Home.sources().resolve(folder.getFileName().toString()));
    summary(new LiveImport(cluster, this::print).run(described, folder));
    return 0;
  }

  private void summary(List<FileReport> files) {
    Map<String, Long> reasons = new TreeMap<>();
    files.forEach(it -> it.rejectsByReason().forEach((why, n) -> reasons.merge(why, n, Long::sum)));
    print(
        "合计 / total: %,d 行 rows = %,d 接受 accepted + %,d 拒收 rejected; %,d 行为 acts"
            .formatted(
                files.stream().mapToLong(FileReport::read).sum(),
                files.stream().mapToLong(FileReport::accepted).sum(),
                files.stream().mapToLong(FileReport::rejected).sum(),
                files.stream().mapToLong(FileReport::acts).sum()));
    reasons.forEach((why, n) -> print("  拒收 rejected: %,d  %s".formatted(n, why)));
    print("已写入 Kafka，随后入库 / in Kafka; in ClickHouse as soon as the jobs have read it");
  }
}
