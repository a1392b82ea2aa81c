package cn.jianguan.local.cli;

import java.nio.file.Path;

/** The project's own files, as the script says where they are. */
final class Home {
  static final String PROPERTY = "jianguan.home";

  private Home() {}

  static Path migrations() {
    return deploy("clickhouse");
  }

  /** Mapping folders of the shipped sources, by name. */
  static Path sources() {
    return deploy("sources");
  }

  static Path sample() {
    return deploy("sample");
  }

  private static Path deploy(String folder) {
    return Path.of(System.getProperty(PROPERTY, ".")).resolve("deploy").resolve(folder);
  }
}
