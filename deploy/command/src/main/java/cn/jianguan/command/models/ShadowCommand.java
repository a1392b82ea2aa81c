package cn.jianguan.command.models;

import cn.jianguan.record.ModelState;
import picocli.CommandLine.Command;

/** Makes a version judge beside the one in force, seen by nobody but its owners. */
@Command(
    name = "shadow",
    description = "试运行：命中另存，不成预警 / shadow: its hits are kept apart and become no alerts")
final class ShadowCommand extends SubmitCommand {
  ShadowCommand() {
    super(ModelState.SHADOW, "试运行 / in shadow after");
  }
}
