package cn.jianguan.local.cli;

import cn.jianguan.local.stack.MachineShare;
import picocli.CommandLine.Option;

/** How much of the machine a stack takes. */
final class MemoryOption {
  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "0",
      description =
          "整个系统可用的内存，缺省为可用内存的六成，不低于 7500 / memory for all processes together; otherwise six"
              + " tenths of what is available, never below 7500")
  private int megabytes;

  MachineShare share() {
    return MachineShare.ofThisMachine(megabytes);
  }
}
