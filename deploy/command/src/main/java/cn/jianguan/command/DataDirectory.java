package cn.jianguan.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command shares. */
public final class DataDirectory {
  @Option(
      names = "--data-dir",
      defaultValue = "${sys:jianguan.home}/.jianguan",
      description = "数据目录 / data directory (default: ${DEFAULT-VALUE})")
  private Path path;

  /** Absolute. */
  public Path path() {
    return path.toAbsolutePath().normalize();
  }
}
