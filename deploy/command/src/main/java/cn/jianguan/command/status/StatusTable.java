package cn.jianguan.command.status;

import cn.jianguan.command.cluster.MetricsClient.Sample;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.metrics.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has been done since the tasks started, and what is left to do, in few lines. */
final class StatusTable {
  private static final String PENDING = "flink_taskmanager_job_task_operator_pendingRecords";
  private static final String ALERT_JOB = Job.ALERT.jobName();
  private static final int MOST_REASONS = 3;

  private final List<Sample> samples;

  StatusTable(List<Sample> samples) {
    this.samples = samples;
  }

  /** While Flink is being brought back nobody tells. */
  List<String> lines() {
    if (samples.isEmpty()) {
      return List.of("指标暂不可用 / no metrics now");
    }
    List<String> lines = new ArrayList<>();
    lines.add("自任务启动以来 / since the tasks started:");
    lines.add(line("接收 accepted", sum(Metric.ROWS_ACCEPTED), ""));
    lines.add(line("拒收 rejected", sum(Metric.REJECTS), most(Metric.REJECTS, "reason")));
    lines.add(
        line("重复 duplicates", sum(Metric.ROWS_DUPLICATE), most(Metric.ROWS_DUPLICATE, "level")));
    lines.add(line("命中 hits", sum(Metric.HITS), most(Metric.HITS, "channel")));
    lines.add(
        line(
            "预警 alerts",
            sum(of(Metric.ALERT_TRANSITIONS).filter(it -> it.label("from").equals("NONE"))),
            "流转 transitions %,d".formatted(sum(Metric.ALERT_TRANSITIONS))));
    lines.add(
        line(
            "等待 waiting",
            sum(Metric.BUFFERED_RECORDS),
            "最早 oldest %,d 秒 s"
                .formatted(
                    of(Metric.BUFFERED_AGE).mapToLong(it -> (long) it.value()).max().orElse(0))));
    lines.add("滞后 / lag: " + lags());
    return lines;
  }

  private static String line(String title, long count, String more) {
    return "  %-14s %,10d  %s".formatted(title, count, more).stripTrailing();
  }

  private String most(Metric metric, String label) {
    return of(metric)
        .collect(
            Collectors.groupingBy(
                it -> it.label(label), Collectors.summingLong(it -> (long) it.value())))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_REASONS)
        .map(it -> "%s %,d".formatted(it.getKey(), it.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * How far a job is behind.
   *
   * @param records that it has not read
   * @param seconds of its clock behind the newest that anyone read
   */
  record Lag(String job, long records, long seconds) {}

  /** How far each job is behind, by name. */
  private List<Lag> all() {
    Map<String, List<Sample>> pending =
        samples.stream()
            .filter(it -> it.name().equals(PENDING))
            .collect(
                Collectors.groupingBy(
                    it -> it.label("job_name"), TreeMap::new, Collectors.toList()));
    return pending.entrySet().stream()
        .map(
            it -> {
              long records = sum(it.getValue().stream());
              return new Lag(it.getKey(), records, seconds(it.getKey(), records));
            })
        .toList();
  }

  /** Of one job; null where nobody tells. */
  Lag lag(String job) {
    return all().stream().filter(it -> it.job.equals(job)).findFirst().orElse(null);
  }

  private String lags() {
    return all().stream()
        .map(it -> "%s %,d 条 records, %,d 秒 s".formatted(it.job, it.records, it.seconds))
        .collect(Collectors.joining("; "));
  }

  /** A job without a clock is behind by what it has not read. */
  private long seconds(String job, long records) {
    long newest = newest(it -> true);
    if (job.equals(ALERT_JOB)) {
      return of(Metric.LOG_TIME_CLOCK)
          .mapToLong(it -> Math.max(0, newest - (long) it.value()))
          .max()
          .orElse(0);
    }
    return records == 0 ? 0 : Math.max(0, newest - newest(it -> it.label("job_name").equals(job)));
  }

  private long newest(Predicate<Sample> of) {
    return of(Metric.LOG_TIME_READ).filter(of).mapToLong(it -> (long) it.value()).max().orElse(0);
  }

  private long sum(Metric metric) {
    return sum(of(metric));
  }

  private static long sum(Stream<Sample> samples) {
    return samples.mapToLong(it -> (long) it.value()).sum();
  }

  private Stream<Sample> of(Metric metric) {
    return samples.stream().filter(it -> it.name().equals(metric.title()));
  }
}
