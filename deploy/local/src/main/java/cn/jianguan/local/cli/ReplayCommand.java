package cn.jianguan.local.cli;

import cn.jianguan.command.Home;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.replay.Report;
import cn.jianguan.local.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Feeds folders of source files to fresh processes, drains, reports, stops. */
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
      names = "--kill-every",
      paramLabel = "SECONDS",
      description = "每隔若干秒强杀 Flink / SIGKILL to Flink every so many seconds")
  private Integer killEvery;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Path directory = data != null ? data : Files.createTempDirectory("jianguan-replay");
    Replay.Options options =
        new Replay.Options(
            Replay.inputs(sources, mappings, Home.sources()),
            directory.toAbsolutePath().normalize(),
            Home.migrations(),
            killEvery == null ? null : Duration.ofSeconds(killEvery));
    try {
      Report result = new Replay(options, this::progress).run();
      result.write(report);
      progress("完成 / done: " + result.summary() + " → " + report);
    } finally {
      if (data == null) {
        FileUtils.deleteDirectory(directory.toFile());
      }
    }
    return 0;
  }
}
