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

  /**
   * How often a count has left the range of a long, by name: a count is {@code counts + carries ×
   * 2^64}, so corrections are exact whatever was added. None where all fit.
   */
  public Map<String, Long> carries = new HashMap<>();

  /** Contributions folded in so far. */
  public long version;

  /** Log time of the newest of them, epoch ms UTC. */
  public long logTime;

  public CellCounts() {}

  CellCounts(String cell) {
    this.cell = cell;
  }

  void fold(Contribution one) {
    one.counts.forEach(this::add);
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
        .setCounts(shown())
        .setVersion(version)
        .build();
  }

  private void add(String name, long count) {
    long before = counts.getOrDefault(name, 0L);
    long sum = before + count;
    if (((before ^ sum) & (count ^ sum)) < 0) {
      carries.merge(name, count < 0 ? -1L : 1L, CellCounts::sumOrNull);
    }
    if (sum == 0 && !carries.containsKey(name)) {
      counts.remove(name);
    } else {
      counts.put(name, sum);
    }
  }

  /** Null, which removes the entry, for zero. */
  private static Long sumOrNull(long one, long other) {
    return one + other == 0 ? null : Long.valueOf(one + other);
  }

  /** A count that no long can hold is shown as the nearest that one can. */
  private Map<String, Long> shown() {
    if (carries.isEmpty()) {
      return counts;
    }
    Map<String, Long> shown = new HashMap<>(counts);
    carries.forEach((name, carry) -> shown.put(name, carry < 0 ? Long.MIN_VALUE : Long.MAX_VALUE));
    return shown;
  }
}
