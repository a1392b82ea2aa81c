package cn.jianguan.local.bench;

import java.util.Map;

/**
 * What plans of random inspections cost.
 *
 * @param loadSeconds from the first row of a plan until all of them are in ClickHouse
 * @param stateMb what they take of a checkpoint of the alert job, MiB
 * @param peakRssMb highest resident memory of each process
 * @param decisions by rule, of all alerts
 */
public record PlanReport(
    int plans,
    int departments,
    int taskObjects,
    double loadSeconds,
    long loadPerSecond,
    long stateMb,
    Map<String, Long> peakRssMb,
    Hits hits,
    Map<String, Long> decisions,
    Killed killed) {

  /**
   * Hits that came after the plans.
   *
   * @param costMicrosPerHit Flink's processor time from the first of these acts until all was in
   *     ClickHouse, by what its threads did and by hits; with the plans there, and without
   */
  public record Hits(
      long count,
      Map<String, Double> costMicrosPerHit,
      Map<String, Double> costMicrosPerHitWithoutPlans) {}

  /**
   * The same while Flink was killed.
   *
   * @param same whether the tables were the same
   */
  public record Killed(int kills, boolean same, String fingerprint, String fingerprintKilled) {}
}
