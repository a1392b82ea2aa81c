package cn.jianguan.command;

import java.nio.file.Path;

/** The project's own files, as the script says where they are. */
public final class Home {
  private static final String PROPERTY = "jianguan.home";

  private Home() {}

  /** Folder of ClickHouse's numbered migrations. */
  public static Path migrations() {
    return deploy("clickhouse");
  }

  /** Mapping folders of the shipped sources, by name. */
  public static Path sources() {
    return deploy("sources");
  }

  /** Mapping folder of what a draw publishes. */
  public static Path drawMapping() {
    return deploy("draw");
  }

  /** Mapping folder of the grades that are published. */
  public static Path gradesMapping() {
    return deploy("grades");
  }

  /** Data folders of the bundled samples, by source. */
  public static Path sample() {
    return deploy("sample");
  }

  /** Jar of the console's server. */
  public static Path console() {
    return root().resolve("console/server/target/jianguan-server-boot.jar");
  }

  /** Where data goes unless {@code --data-dir} says otherwise. */
  public static Path dataDirectory() {
    return root().resolve(".jianguan").toAbsolutePath().normalize();
  }

  private static Path deploy(String folder) {
    return root().resolve("deploy").resolve(folder);
  }

  private static Path root() {
    return Path.of(System.getProperty(PROPERTY, "."));
  }
}
