package cn.jianguan.command.rejects;

import picocli.CommandLine.Option;

/** Who does it, for the record. */
public final class Actor {
  @Option(
      names = "--by",
      defaultValue = "${sys:user.name}",
      description = "操作人，记录在案 / who does it; goes on record (default: the user of the machine)")
  private String name;

  /** The name. */
  public String name() {
    return name;
  }
}
