package cn.jianguan.command;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.rejects.Actor;
import cn.jianguan.command.rejects.Export;
import cn.jianguan.command.rejects.Retry;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.GatewayCheck;
import cn.jianguan.console.gateway.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Sends a folder of source files to the live topics of a running stack, waits for the answer of
 * intake and says what came of every row. Ends with 2 where rows were refused.
 */
@Command(name = "import", description = "导入来源文件 / import source files into the running stack")
public final class ImportCommand extends ProgressCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Mixin private ClusterOption option;

  @ArgGroup(multiplicity = "1")
  private What what;

  private static final class What {
    @Option(names = "--source", description = "来源数据目录 / folder of source files")
    private Path source;

    @Option(
        names = "--retry",
        paramLabel = "FILE|DIR",
        description =
            "重送改好的拒收行，文件由 rejects list --export 写出 / refused rows that were mended, in files that"
                + " rejects list --export wrote")
    private Path mended;
  }

  @Mixin private Actor actor;

  @Option(
      names = "--mapping",
      description =
          "映射目录，缺省为 deploy/sources/<目录名> / mapping folder; otherwise deploy/sources/<folder name>")
  private Path mapping;

  @Option(
      names = "--dry-run",
      description =
          "只检查映射和文件，不发送，也不需要系统在运行 / only check mapping and files; nothing is sent or started")
  private boolean dryRun;

  @Option(
      names = "--no-wait",
      description = "写入 Kafka 即止，不等入库结果 / end once all is in Kafka, without the answer of intake")
  private boolean noWait;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (what.mended != null) {
      Retry retry = new Retry(option.cluster(), mapping, actor.name(), this::print);
      return retry.run(Export.read(what.mended), false) ? 0 : REFUSED;
    }
    Path folder = what.source.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IOException("没有此目录 / no such folder: " + folder);
    }
    Cluster cluster =
        dryRun ? null : option.clusterThatRuns(); // nothing is read where nothing runs
    Source described =
        Source.load(
            mapping != null ? mapping : Home.sources().resolve(folder.getFileName().toString()));
    if (dryRun) {
      return dryRun(described, folder);
    }
    LiveImport live = new LiveImport(cluster, this::print);
    if (noWait) {
      List<FileReport> files = live.run(described, folder);
      summary(files);
      print("已写入 Kafka，随后入库 / in Kafka; in ClickHouse as soon as the jobs have read it");
      return code(files);
    }
    LiveImport.Imported imported = live.runAndAwait(described, folder);
    summary(imported.files());
    imported.lines().forEach(this::print);
    return imported.refusesAny() ? REFUSED : 0;
  }

  private int dryRun(Source described, Path folder) throws IOException {
    List<FileReport> files =
        GatewayCheck.run(described, folder, file -> LiveImport.lines(file).forEach(this::print));
    summary(files);
    print(
        "试运行，未发送任何数据；代码与归口在入库时检查 / dry run, nothing was sent; codes and competence are checked by"
            + " intake");
    return code(files);
  }

  private static int code(List<FileReport> files) {
    return files.stream().anyMatch(file -> file.rejected() > 0) ? REFUSED : 0;
  }

  private void summary(List<FileReport> files) {
    Map<String, Long> reasons = new TreeMap<>();
    files.forEach(it -> it.rejectsByReason().forEach((why, n) -> reasons.merge(why, n, Long::sum)));
    print(
        "读取 / read: %,d 行 rows = %,d 接受 accepted + %,d 拒收 rejected; %,d 行为 acts"
            .formatted(
                files.stream().mapToLong(FileReport::read).sum(),
                files.stream().mapToLong(FileReport::accepted).sum(),
                files.stream().mapToLong(FileReport::rejected).sum(),
                files.stream().mapToLong(FileReport::acts).sum()));
    reasons.forEach((why, n) -> print("  拒收 rejected: %,d  %s".formatted(n, why)));
  }
}
