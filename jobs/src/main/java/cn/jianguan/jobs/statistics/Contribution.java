package cn.jianguan.jobs.statistics;

import java.util.HashMap;
import java.util.Map;

/** What one record of the log adds to a cell, or takes away. A bean for Flink's serializer. */
public final class Contribution {
  /** Key of the cell. */
  public String cell;

  /** Counts by name; never zero. */
  public Map<String, Long> counts;

  /** Log time of the record, epoch ms UTC. */
  public long logTime;

  public Contribution() {}

  Contribution(String cell, Map<String, Long> counts, long logTime) {
    this.cell = cell;
    this.counts = counts;
    this.logTime = logTime;
  }

  /** Takes away what this one added. */
  Contribution undone(long logTime) {
    Map<String, Long> negative = new HashMap<>();
    counts.forEach((name, count) -> negative.put(name, -count));
    return new Contribution(cell, negative, logTime);
  }
}
