package cn.jianguan.local.bench;

import java.util.List;

/**
 * Of so many samples, by nearest rank: half, 95 and 99 of 100 are not above. All 0 without samples.
 */
public record Percentiles(long p50, long p95, long p99, long max, int samples) {

  static Percentiles of(List<Long> samples) {
    List<Long> sorted = samples.stream().sorted().toList();
    return new Percentiles(
        rank(sorted, 50), rank(sorted, 95), rank(sorted, 99), rank(sorted, 100), sorted.size());
  }

  private static long rank(List<Long> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.isEmpty() ? 0 : sorted.get(rank - 1);
  }
}
