package cn.jianguan.local.bench.engine;

import java.util.List;
import java.util.Map;

/**
 * The engine alone, in processor time of one thread.
 *
 * @param evaluate10PerSecond observations of the sample (an act is one for each of its subjects) a
 *     second with the first dozen models, {@code evaluate89PerSecond} with all shipped ones
 * @param costRatio what an observation costs with all models by what it costs with ten
 * @param bytesPerSubject what is remembered of a subject after the sample, encoded
 * @param agencyMicros µs for an act of an agency that had so many acts in the year before, by model
 *     about agencies
 */
public record RulesReport(
    long observations,
    long evaluate10PerSecond,
    long evaluate89PerSecond,
    double costRatio,
    TenWindow tenWindow,
    List<Publication> publications,
    Bytes bytesPerSubject,
    Map<String, Map<String, Double>> agencyMicros) {

  /**
   * @param ratio of the engine to the deques
   * @param hits the same for both
   */
  public record TenWindow(long enginePerSecond, long dequesPerSecond, double ratio, long hits) {}

  /**
   * Versions published while 1,000 observations a second are judged by all shipped models; wall
   * clock, one subtask, without the way through Kafka.
   *
   * @param effectiveAfterMs how long after its publication a version was to hold
   * @param activeMs from its publication until the first hit by it, the slowest of them
   * @param longestStallMs the longest observation while they were published, and {@code
   *     longestBeforeMs} before; {@code collectionMs} went to the collector in the meantime
   */
  public record Publication(
      int times,
      long effectiveAfterMs,
      long activeMs,
      long longestStallMs,
      long longestBeforeMs,
      long collectionMs) {}

  /**
   * @param busiestAgency bytes of the agency with the most acts, and {@code busiestAgencyActs} them
   */
  public record Bytes(
      int subjects, long mean, long p99, long busiestAgency, long busiestAgencyActs) {}

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
