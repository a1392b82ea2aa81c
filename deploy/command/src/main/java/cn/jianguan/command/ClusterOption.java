package cn.jianguan.command;

import cn.jianguan.command.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * The cluster a command is about: the local stack of a data directory, or any other by its file.
 */
public final class ClusterOption {
  @ArgGroup private Place place = new Place();

  private static final class Place {
    @Option(
        names = "--data-dir",
        paramLabel = "DIR",
        description =
            "本机系统的数据目录 / data directory of a local stack (default: ${sys:jianguan.home}/.jianguan)")
    private Path dataDirectory;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description =
            "任一集群的配置文件，格式同 jianguan.properties / configuration file of any cluster, as"
                + " jianguan.properties is")
    private Path file;
  }

  /**
   * Reads the file.
   *
   * @throws IOException if there is none; says how to start a stack
   */
  public Cluster cluster() throws IOException {
    return place.file != null ? Cluster.read(place.file) : Cluster.ofStack(dataDirectory());
  }

  /**
   * Reads the file, for what jobs are to handle.
   *
   * @throws IOException if there is none, or the stack is only open to be looked at
   */
  public Cluster clusterThatRuns() throws IOException {
    if (isOpened()) {
      throw new IOException(
          "此数据目录为只读打开，没有作业；请先结束 open，再启动 / this directory is only open to be looked at and runs no jobs:"
              + " end open, then start: deploy/jianguan up --data-dir "
              + dataDirectory());
    }
    return cluster();
  }

  /** Whether it is a local stack that is open to be looked at, and runs no jobs. */
  public boolean isOpened() {
    return !isFile() && Files.exists(dataDirectory().resolve(Cluster.OPENED));
  }

  /** Whether the cluster is named by its file. */
  public boolean isFile() {
    return place.file != null;
  }

  /** Absolute; of the local stack. */
  public Path dataDirectory() {
    return place.dataDirectory == null
        ? Home.dataDirectory()
        : place.dataDirectory.toAbsolutePath().normalize();
  }
}
