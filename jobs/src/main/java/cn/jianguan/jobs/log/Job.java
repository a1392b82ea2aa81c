package cn.jianguan.jobs.log;

import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The jobs, each after those whose output it reads, and the stations that run in them. */
public enum Job {
  ALERT(
      "alert-job",
      "cn.jianguan.jobs.app.AlertJob",
      List.of(
          StationName.BROADCAST,
          StationName.INTAKE,
          StationName.UNIFY,
          StationName.QUALITY,
          StationName.WARNING,
          StationName.PLANNING,
          StationName.CASEWORK)),
  STATISTICS(
      "statistics-job",
      "cn.jianguan.jobs.statistics.StatisticsJob",
      List.of(StationName.STATISTICS)),
  PUSH("push-job", "cn.jianguan.jobs.push.PushJob", List.of(StationName.PUSH)),
  LOAD("load-job", "cn.jianguan.jobs.load.LoadJob", List.of(StationName.LOAD));

  private final String jobName;
  private final String mainClass;
  private final List<StationName> stations;

  Job(String jobName, String mainClass, List<StationName> stations) {
    this.jobName = jobName;
    this.mainClass = mainClass;
    this.stations = stations;
  }

  /** In Flink; also the name of its group of consumers in Kafka. */
  public String jobName() {
    return jobName;
  }

  /** Class whose {@code main} starts it, with the configuration file as argument. */
  public String mainClass() {
    return mainClass;
  }

  /** In the order of the path. */
  public List<StationName> stations() {
    return stations;
  }

  /** Topics it reads, in the order of {@link Topic}. */
  public List<Topic> reads() {
    return topics(Topic::readers);
  }

  /** Topics it writes, in the order of {@link Topic}. */
  public List<Topic> writes() {
    return topics(Topic::writers);
  }

  private List<Topic> topics(Function<Topic, List<StationName>> whose) {
    return Arrays.stream(Topic.values())
        .filter(topic -> !Collections.disjoint(whose.apply(topic), stations))
        .toList();
  }
}
