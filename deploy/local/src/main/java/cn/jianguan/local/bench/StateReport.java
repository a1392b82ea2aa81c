package cn.jianguan.local.bench;

import java.util.Map;

/**
 * Throughput with many objects in state, by that with few.
 *
 * @param ratio {@code many.perSecond / few.perSecond}
 */
public record StateReport(Of few, Of many, double ratio) {

  /**
   * Acts that came when so many objects were known.
   *
   * @param objects known before, of each an act at least
   * @param before acts before
   * @param beforeSeconds that these took
   * @param acts that were measured, spread evenly over the objects
   * @param accepted of them; the others were duplicates
   * @param hits that these made
   * @param perSecond of them, from the first that is written until all are in ClickHouse
   * @param stateMb a checkpoint of the alert job at the end, MiB
   * @param peakRssMb highest resident memory of each process
   * @param flinkMicrosPerAct Flink's processor time meanwhile, by what its threads did
   */
  public record Of(
      long objects,
      long before,
      long beforeSeconds,
      long acts,
      long accepted,
      long hits,
      long perSecond,
      long stateMb,
      Map<String, Long> peakRssMb,
      Map<String, Double> flinkMicrosPerAct) {}
}
