package cn.jianguan.local.stack;

import cn.jianguan.local.flink.AlertJobDefinition;
import cn.jianguan.local.flink.JobSpec;
import cn.jianguan.local.flink.LoadJobDefinition;
import cn.jianguan.local.flink.StatisticsJobDefinition;
import cn.jianguan.local.kafka.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * How to run a stack. Ports are 0 for any free one.
 *
 * @param logTime whose clock the input topics follow; matters when topics are made
 * @param quick Flink is soon at work and its checkpoints soon complete, rather than fast in the
 *     end: where people wait for alerts, or where it is killed again and again
 * @param parallelism of jobs that say nothing else
 * @param clickHouseMemoryBytes what all queries together may take
 * @param migrations folder of ClickHouse's numbered migrations
 * @param progress receives lines for people
 */
public record StackOptions(
    Topics.LogTime logTime,
    boolean quick,
    int kafkaPort,
    int clickHousePort,
    int flinkPort,
    int parallelism,
    int flinkHeapMegabytes,
    long clickHouseMemoryBytes,
    Path migrations,
    List<JobSpec> jobs,
    Consumer<String> progress) {

  /** The jobs of the system by their lasting names. */
  public static final List<JobSpec> JOBS =
      List.of(
          new JobSpec("alert-job", AlertJobDefinition.class.getName()),
          new JobSpec("statistics-job", StatisticsJobDefinition.class.getName()),
          new JobSpec("load-job", LoadJobDefinition.class.getName()));

  /** Any ports, all jobs, within 8 GB on two cores. */
  public static StackOptions standard(
      Topics.LogTime logTime, Path migrations, Consumer<String> progress) {
    boolean quick = logTime == Topics.LogTime.LIVE;
    return new StackOptions(logTime, quick, 0, 0, 0, 2, 2560, 2L << 30, migrations, JOBS, progress);
  }

  /** The same with other jobs, or with none. */
  public StackOptions with(List<JobSpec> others) {
    return with(others, quick);
  }

  /** The same, but quick. */
  public StackOptions quickly() {
    return with(jobs, true);
  }

  private StackOptions with(List<JobSpec> others, boolean hasten) {
    return new StackOptions(
        logTime,
        hasten,
        kafkaPort,
        clickHousePort,
        flinkPort,
        parallelism,
        flinkHeapMegabytes,
        clickHouseMemoryBytes,
        migrations,
        others,
        progress);
  }
}
