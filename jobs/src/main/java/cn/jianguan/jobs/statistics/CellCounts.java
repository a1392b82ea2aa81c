package cn.jianguan.jobs.statistics;

import cn.jianguan.record.StatisticRecord;
import java.util.HashMap;
import java.util.Map;

/** The counts of a cell as they stand. A bean for Flink's serializer. */
public final class CellCounts {
  /** Key of the cell. */
  public String cell;

  /** Counts by name, zeros left out: what stands does not show how it came about. */
  public Map<String, Long> counts = new HashMap<>();

  /** Contributions folded in so far. */
  public long version;

  /** Log time of the newest of them, epoch ms UTC. */
  public long logTime;

  public CellCounts() {}

  CellCounts(String cell) {
    this.cell = cell;
  }

  void fold(Contribution one) {
    one.counts.forEach((name, count) -> counts.merge(name, count, CellCounts::sum));
    version++;
    logTime = Math.max(logTime, one.logTime);
  }

  StatisticRecord toRecord() {
    Cell of = Cell.of(cell);
    return StatisticRecord.newBuilder()
        .setMeasure(of.measure())
        .setDay(of.day())
        .setAreaNumber(of.areaNumber())
        .setAgencyCode(of.agencyCode())
        .setDomain(of.domain())
        .setKind(of.kind())
        .setModelId(of.modelId())
        .setSeverity(of.severity())
        .setCounts(counts)
        .setVersion(version)
        .build();
  }

  /** Null, which removes the entry, for zero. */
  private static Long sum(long a, long b) {
    long sum = Math.addExact(a, b);
    return sum == 0 ? null : Long.valueOf(sum);
  }
}
