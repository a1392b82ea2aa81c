package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.Submission;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.lint.Finding;
import cn.jianguan.rules.lint.PackLint;
import cn.jianguan.rules.pack.Pack;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a pack into a channel, after the same checks for every channel. */
abstract class SubmitCommand extends ProgressCommand implements Callable<Integer> {
  @Mixin private ClusterOption option;
  @Mixin private Times times;

  @Parameters(
      paramLabel = Packs.LABEL,
      description = "模型目录或随附模型编号 / a model's folder, or a shipped model")
  private String which;

  @Option(names = "--author", required = true, description = "编写人 / who wrote it")
  private String author;

  @Option(
      names = "--publisher",
      required = true,
      description = "发布人，不得是编写人 / who publishes it; someone else")
  private String publisher;

  private final ModelState channel;
  private final String done;

  SubmitCommand(ModelState channel, String done) {
    this.channel = channel;
    this.done = done;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Cluster cluster = option.clusterThatRuns();
    Pack pack = Packs.one(which);
    List<Finding> findings = PackLint.admit(pack);
    if (!findings.isEmpty()) {
      print(pack.id() + "  未通过，不予发布 / failed, not published");
      findings.forEach(finding -> print("  " + finding));
      return 1;
    }
    ModelRecord record = pack.publish(channel, times.from(), times.to(), author, publisher);
    PublicationHistory history = new ModelLog(cluster).of(pack.id());
    new Submission(record, history, Instant.now()).check();
    return new Delivery(cluster, this::print).deliver(record, done) ? 0 : 1;
  }
}
