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

  /** Data folders of the bundled samples, by source. */
  static Path sample() {
    return deploy("sample");
  }

  /** Where data goes unless {@code --data-dir} says otherwise. */
  static Path dataDirectory() {
    return root().resolve(".jianguan").toAbsolutePath().normalize();
  }

  private static Path deploy(String folder) {
    return root().resolve("deploy").resolve(folder);
  }

  private static Path root() {
    return Path.of(System.getProperty(PROPERTY, "."));
  }
}
