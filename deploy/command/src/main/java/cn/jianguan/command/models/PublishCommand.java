package cn.jianguan.command.models;

import cn.jianguan.record.ModelState;
import picocli.CommandLine.Command;

/** Makes a version raise alerts. */
@Command(name = "publish", description = "发布：命中即成预警 / publish: its hits become alerts")
final class PublishCommand extends SubmitCommand {
  PublishCommand() {
    super(ModelState.ACTIVE, "生效 / active after");
  }
}
