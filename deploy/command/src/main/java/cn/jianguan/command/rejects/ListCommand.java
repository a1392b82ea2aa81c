package cn.jianguan.command.rejects;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts rejects by reason and lists the newest, or writes them into files to be mended. */
@Command(
    name = "list",
    description = "按原因计数并列出 / counts by reason, and the newest; --export for a spreadsheet")
final class ListCommand extends ProgressCommand implements Callable<Integer> {
  private static final int ALL = 1_000_000;

  @Mixin private ClusterOption option;
  @Mixin private RejectFilter filter;

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "最多列出条数 / rows to list at most (default: ${DEFAULT-VALUE})")
  private int limit;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description =
          "将原文写成 CSV 供修改，改好后 import --retry DIR / write what was sent as CSV files, to be mended"
              + " and sent by: import --retry DIR")
  private Path export;

  @Option(
      names = "--mapping",
      paramLabel = "DIR",
      description = "文件行所用映射 / mapping of rows of files; otherwise that of the shipped source")
  private Path mapping;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    try (RejectTable table = new RejectTable(cluster)) {
      print("处理状态 / by state: " + counts(table.byState()));
      table.byReason(filter).forEach((reason, count) -> print("%,9d  %s".formatted(count, reason)));
      if (export != null) {
        List<StoredReject> all = table.list(filter, ALL);
        try (RejectLog log = new RejectLog(cluster)) {
          new Export(table, new SentRows(cluster, log, mapping), this::print).write(all, export);
        }
        return 0;
      }
      table.list(filter, limit).forEach(reject -> print(reject.line()));
      return 0;
    }
  }

  private static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "没有拒收 / nothing was refused"
        : counts.entrySet().stream()
            .map(it -> "%s %,d".formatted(it.getKey(), it.getValue()))
            .collect(Collectors.joining(", "));
  }
}
