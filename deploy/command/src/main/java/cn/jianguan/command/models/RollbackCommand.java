package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.Submission;
import cn.jianguan.record.ModelRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a version anew that was published before, exactly as it was then. */
@Command(name = "rollback", description = "回退到曾发布的版本 / publish an earlier version anew, as it was")
final class RollbackCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private Times times;

  @Parameters(index = "0", paramLabel = "ID", description = "模型编号 / id of the model")
  private String id;

  @Parameters(index = "1", paramLabel = "VERSION", description = "版本 / the version to go back to")
  private String version;

  @Option(
      names = "--publisher",
      required = true,
      description = "发布人，不得是该版本的编写人 / who publishes it; not its author")
  private String publisher;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    PublicationHistory history = new ModelLog(cluster).of(id);
    ModelRecord record = history.again(version, times.from(), times.to(), publisher);
    new Submission(record, history, Instant.now()).check();
    return new Delivery(cluster, this::print).deliver(record, "生效 / active after") ? 0 : 1;
  }
}
