package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.Submission;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the version in force out of its channel; alerts it raised stay and are followed up. */
@Command(
    name = "retire",
    description = "退役：不再评估，已有预警照常办理 / retire: judges no more; its alerts are followed up")
final class RetireCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private Times times;

  @Parameters(paramLabel = "ID", description = "模型编号 / id of a model in force")
  private String id;

  @Option(names = "--publisher", required = true, description = "发布人 / who retires it")
  private String publisher;

  @Option(names = "--shadow", description = "只退出试运行 / the version in shadow instead")
  private boolean shadow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    Instant now = Instant.now();
    ModelState channel = shadow ? ModelState.SHADOW : ModelState.ACTIVE;
    ModelRecord record =
        new ModelLog(cluster).of(id).retirement(channel, now, times.from(), times.to(), publisher);
    new Submission(record, new PublicationHistory(id, List.of()), now).times();
    return new Delivery(cluster, this::print).deliver(record, "退役 / retired after") ? 0 : 1;
  }
}
