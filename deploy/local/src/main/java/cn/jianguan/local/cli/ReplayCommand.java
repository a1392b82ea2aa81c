package cn.jianguan.local.cli;

import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.replay.ClusterReplay;
import cn.jianguan.command.replay.EmptyCluster;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.command.replay.Report;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.local.replay.Kills;
import cn.jianguan.local.replay.StackReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Feeds folders of source files to fresh processes, or to a cluster, drains and reports. */
@Command(
    name = "replay",
    description = "按获知顺序重放来源文件 / feed source files in the order they became known")
final class ReplayCommand extends ProgressCommand implements Callable<Integer> {

  @Option(
      names = "--source",
      required = true,
      description = "来源数据目录，可多次 / folder of source files; may be repeated")
  private List<Path> sources;

  @Option(
      names = "--mapping",
      description =
          "映射目录，与 --source 同序，缺省为 deploy/sources/<目录名> / mapping folders in the order of"
              + " --source; otherwise deploy/sources/<folder name>")
  private List<Path> mappings = List.of();

  @Option(names = "--report", required = true, description = "JSON 报告 / where the report goes")
  private Path report;

  @Option(
      names = "--data-dir",
      description =
          "数据目录，保留；缺省为临时目录 / data directory, kept and gone on with; otherwise a temporary one")
  private Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "不启动进程，写入此配置文件所指的空集群 / starts nothing, feeds the empty cluster that this"
              + " configuration file names")
  private Path config;

  @Option(
      names = "--kill-every",
      paramLabel = "SECONDS",
      description = "每隔若干秒强杀 Flink / SIGKILL to Flink every so many seconds")
  private Integer killEvery;

  @Mixin private MemoryOption memory;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (config != null && (data != null || killEvery != null)) {
      throw new IllegalArgumentException(
          "--config 的集群不由此命令启停，不能与 --data-dir、--kill-every 同用 / the processes of --config are"
              + " not ours: neither --data-dir nor --kill-every goes with it");
    }
    Path directory = data != null ? data : Files.createTempDirectory("jianguan-replay");
    try {
      ReplaySources inputs = ReplaySources.of(sources, mappings, Home.sources());
      Report result = config == null ? inStack(inputs, directory) : inCluster(inputs, directory);
      result.write(report);
      progress("完成 / done: " + result.summary() + " → " + report);
    } finally {
      if (data == null) {
        FileUtils.deleteDirectory(directory.toFile());
      }
    }
    return 0;
  }

  private Report inStack(ReplaySources inputs, Path directory)
      throws IOException, InterruptedException {
    StackReplay.Options options =
        new StackReplay.Options(
            inputs,
            directory.toAbsolutePath().normalize(),
            Home.migrations(),
            killEvery == null ? null : Kills.forEver(Duration.ofSeconds(killEvery)),
            memory.share());
    return new StackReplay(options, this::progress).run();
  }

  private Report inCluster(ReplaySources inputs, Path work)
      throws IOException, InterruptedException {
    Cluster cluster = Cluster.read(config);
    EmptyCluster.require(cluster);
    long began = System.nanoTime();
    try (ReplayLog records = inputs.read(work, this::progress)) {
      double readSeconds = (System.nanoTime() - began) / 1e9;
      try (ClusterReplay replay = new ClusterReplay(cluster, records, this::progress)) {
        replay.feed();
        return replay.report(Report.Circumstances.elsewhere(readSeconds));
      }
    }
  }
}
