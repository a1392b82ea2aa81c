package cn.jianguan.local.flink;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Tells when a cluster has lost its TaskManager. A TaskManager that meets a fatal error, such as a
 * task that does not leave when it is cancelled, stops by itself, and nothing in the process starts
 * another: jobs would wait for slots for ever.
 */
final class TaskManagerWatch {
  private static final int LOOKS = 10;
  private static final long LOOK_EVERY_MILLIS = 1_000;

  private final MiniCluster cluster;

  TaskManagerWatch(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /** Returns when there was none at several looks in a row, or the cluster has shut down. */
  void awaitLoss() throws InterruptedException {
    for (int without = 0; without < LOOKS; without = isWithout() ? without + 1 : 0) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /** A cluster that does not answer is busy: that says nothing about its TaskManager. */
  private boolean isWithout() throws InterruptedException {
    if (!cluster.isRunning()) {
      return true;
    }
    try {
      return cluster.getResourceOverview().get().getNumberTaskManagers() == 0;
    } catch (ExecutionException | IllegalStateException e) {
      return !cluster.isRunning();
    }
  }
}
