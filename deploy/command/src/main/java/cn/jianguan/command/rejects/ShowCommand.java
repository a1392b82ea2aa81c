package cn.jianguan.command.rejects;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.record.RejectRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One reject: all that is wrong with it, and what was sent, which only the owner sees. */
@Command(name = "show", description = "一条拒收的全部 / all of one reject")
final class ShowCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;

  @Parameters(paramLabel = "ID", description = "拒收标识或其开头 / its id, or the beginning of it")
  private String id;

  @Option(
      names = "--mapping",
      paramLabel = "DIR",
      description = "文件行所用映射 / mapping of rows of files; otherwise that of the shipped source")
  private Path mapping;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    try (RejectTable table = new RejectTable(cluster);
        RejectLog log = new RejectLog(cluster)) {
      StoredReject found = table.find(id);
      print("拒收 / reject    " + found.id());
      print(
          "状态 / state     "
              + found.state()
              + (found.isOpen() ? "" : "  " + found.handled()).strip());
      print("环节 / station   %s   %s %s".formatted(found.station(), found.source(), found.kind()));
      print("位置 / place     %s   %s   %s".formatted(found.place(), found.position(), found.time()));
      print("问题 / what is wrong:");
      found.faults().forEach(fault -> print("  " + fault));
      print("原文 / as it was sent:");
      original(table, found)
          .ifPresentOrElse(
              reject -> lines(new SentRows(cluster, log, mapping), reject),
              () -> print("  仅属主可见 / only the owner sees it"));
      print(
          "处理 / next: deploy/jianguan rejects retry %1$s --set 字段=值, rejects drop %1$s --why …"
              .formatted(found.id().substring(0, 8)));
      return 0;
    }
  }

  private static Optional<RejectRecord> original(RejectTable table, StoredReject found) {
    try {
      return Optional.of(table.record(found.id()));
    } catch (IOException refused) {
      return Optional.empty();
    }
  }

  private void lines(SentRows rows, RejectRecord reject) {
    List<String> lines = rows.lines(reject);
    lines.forEach(line -> print("  " + line));
    if (lines.isEmpty()) {
      print("  %,d 字节，不可读 / bytes that cannot be read".formatted(reject.getOriginalLength()));
    }
  }
}
