package cn.jianguan.command.rejects;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.record.RejectState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives rejects up: they stay, and are shown as dropped. */
@Command(name = "drop", description = "放弃：保留并标明何人何时何故 / give up: it stays, with who, when and why")
final class DropCommand extends ProgressCommand implements Callable<Integer> {
  private static final int LOOKS = 150;
  private static final long LOOK_EVERY_MILLIS = 200;

  @Mixin private ClusterOption option;
  @Mixin private Actor actor;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "拒收标识或其开头 / ids, or the beginnings of them")
  private List<String> ids;

  @Option(names = "--why", required = true, description = "原因，记录在案 / why; goes on record")
  private String why;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.cluster();
    try (RejectTable table = new RejectTable(cluster);
        RejectLog log = new RejectLog(cluster)) {
      List<StoredReject> found = new ArrayList<>();
      for (String id : ids) {
        found.add(table.find(id));
      }
      for (StoredReject reject : found) {
        log.handled(table.record(reject.id()), RejectState.DROPPED, actor.name(), why);
      }
      for (StoredReject reject : found) {
        print(
            reject.id()
                + (isShown(table, reject.id())
                    ? " → 已放弃 / dropped"
                    : " → 已写入日志，入库后显示 / in the log, shown once the load job is back"));
      }
    }
    return 0;
  }

  private static boolean isShown(RejectTable table, String id)
      throws IOException, InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (table.state(id).equals(RejectState.DROPPED.name())) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return false;
  }
}
