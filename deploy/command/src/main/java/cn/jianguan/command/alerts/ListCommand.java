package cn.jianguan.command.alerts;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists alerts, those first whose time runs out first. */
@Command(name = "list", description = "列出预警，期限近者在前 / alerts, the most urgent first")
final class ListCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private AlertFilter filter;

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "最多列出条数 / rows to list at most (default: ${DEFAULT-VALUE})")
  private int limit;

  @Override
  public Integer call() throws IOException {
    try (AlertTable table = new AlertTable(option.cluster())) {
      List<StoredAlert> found = table.list(filter, limit);
      found.forEach(stored -> print(stored.line()));
      if (found.isEmpty()) {
        print("没有这样的预警 / no such alert");
      } else if (found.size() == limit) {
        print("… 只列前 %d 条 / the first %1$d only: --limit".formatted(limit));
      }
      return 0;
    }
  }
}
