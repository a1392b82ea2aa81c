package cn.jianguan.jobs.statistics;

import java.util.ArrayList;
import java.util.List;

/** What an alert counts for after one of its transitions. A bean for Flink's serializer. */
public final class AlertImage {
  public String alertId;

  /** Number of the transition within the alert. */
  public int seq;

  /** Log time of the transition, epoch ms UTC. */
  public long logTime;

  public List<Contribution> contributions;

  public AlertImage() {}

  AlertImage(String alertId, int seq, long logTime, List<Contribution> contributions) {
    this.alertId = alertId;
    this.seq = seq;
    this.logTime = logTime;
    this.contributions = contributions;
  }

  /**
   * What changes when this image takes the place of {@code former}: that one's contributions
   * undone, then these.
   *
   * @param former null for the first
   */
  List<Contribution> replacing(AlertImage former) {
    List<Contribution> changes = new ArrayList<>();
    if (former != null) {
      former.contributions.forEach(one -> changes.add(one.undone(logTime)));
    }
    changes.addAll(contributions);
    return changes;
  }
}
