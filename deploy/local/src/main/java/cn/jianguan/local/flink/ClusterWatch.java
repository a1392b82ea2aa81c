package cn.jianguan.local.flink;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Tells when a cluster can do nothing more for its jobs, though its process lives. A TaskManager
 * that meets a fatal error, such as a task that does not leave when it is cancelled, stops by
 * itself, and nothing in the process starts another: jobs would wait for slots for ever. A job that
 * meets a failure that Flink does not retry has ended for good.
 */
final class ClusterWatch {
  private static final int LOOKS = 10;
  private static final long LOOK_EVERY_MILLIS = 1_000;

  /** Each look is a question about each job. */
  private static final long CALM_MILLIS = 5_000;

  /** Why there is nothing more to wait for, and the exit code that says so. */
  enum Loss {
    TASK_MANAGER(71, "TaskManager 已丢失 / the TaskManager is lost"),
    JOB(72, "有作业已终止 / a job has ended");

    final int exitCode;
    final String words;

    Loss(int exitCode, String words) {
      this.exitCode = exitCode;
      this.words = words;
    }
  }

  private final MiniCluster cluster;
  private final List<JobID> jobs;

  ClusterWatch(MiniCluster cluster, List<JobID> jobs) {
    this.cluster = cluster;
    this.jobs = List.copyOf(jobs);
  }

  /** Returns when the same was found at several looks in a row, or the cluster has shut down. */
  Loss awaitLoss() throws InterruptedException {
    int lost = 0;
    Loss seen = null;
    while (lost < LOOKS) {
      TimeUnit.MILLISECONDS.sleep(lost == 0 ? CALM_MILLIS : LOOK_EVERY_MILLIS);
      Loss now = look();
      lost = now == null ? 0 : lost + 1;
      seen = now;
    }
    return seen;
  }

  /** Null: all is well. A cluster that does not answer is busy: that says nothing. */
  private Loss look() throws InterruptedException {
    if (!cluster.isRunning()) {
      return Loss.TASK_MANAGER;
    }
    try {
      if (cluster.getResourceOverview().get().getNumberTaskManagers() == 0) {
        return Loss.TASK_MANAGER;
      }
      for (JobID job : jobs) {
        if (cluster.getJobStatus(job).get().isGloballyTerminalState()) {
          return Loss.JOB;
        }
      }
      return null;
    } catch (ExecutionException | IllegalStateException e) {
      return cluster.isRunning() ? null : Loss.TASK_MANAGER;
    }
  }
}
