package cn.jianguan.local.cost;

import cn.jianguan.command.cluster.MetricsClient;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.local.stack.Stack;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Processor time of a stack since its processes started, over all their restarts, by process and by
 * what the threads do. It is counted by the kernel: what else the machine does is not in it.
 */
public final class ProcessorCosts implements AutoCloseable {
  private static final int LOOK_EVERY_SECONDS = 2;
  private static final String FLINK = "flink";
  private static final int MICROS = 1_000_000;

  private final Stack stack;
  private final Map<String, ProcessCost> processes = new TreeMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "costs");
            thread.setDaemon(true);
            return thread;
          });

  private ProcessorCosts(Stack stack) {
    this.stack = stack;
  }

  /** Looks every other second until closed. */
  public static ProcessorCosts watch(Stack stack) {
    ProcessorCosts costs = new ProcessorCosts(stack);
    costs.watch.scheduleWithFixedDelay(costs::look, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    return costs;
  }

  private synchronized void look() {
    for (Map.Entry<String, Long> process : stack.pids().entrySet()) {
      try {
        processes
            .computeIfAbsent(process.getKey(), unused -> new ProcessCost())
            .note(process.getValue(), ProcessTicks.of(process.getValue()));
      } catch (IOException e) {
        continue; // It is being brought back; the next look sees it again.
      }
    }
  }

  /** By name of the process and by work, µs. */
  public synchronized Map<String, Map<String, Long>> micros() {
    look();
    Map<String, Map<String, Long>> micros = new TreeMap<>();
    processes.forEach(
        (name, cost) -> {
          Map<Work, Long> ofProcess = new EnumMap<>(Work.class);
          cost.byWork().forEach((work, it) -> ofProcess.put(work, it * ProcessTicks.MICROS));
          if (name.equals(FLINK)) {
            apart(checkpoints(), ofProcess);
          }
          Map<String, Long> byTitle = new TreeMap<>();
          ofProcess.forEach((work, it) -> byTitle.put(work.title(), it));
          micros.put(name, byTitle);
        });
    return micros;
  }

  /** What stations took for checkpoints is in their threads: it is told apart. */
  private static void apart(Map<Work, Long> checkpoints, Map<Work, Long> byWork) {
    checkpoints.forEach(
        (station, took) -> {
          long apart = Math.min(took, byWork.getOrDefault(station, 0L));
          byWork.merge(station, -apart, Long::sum);
          byWork.merge(Work.CHECKPOINT_TASK, apart, Long::sum);
        });
  }

  /** Of the present process. */
  private Map<Work, Long> checkpoints() {
    Map<Work, Long> micros = new EnumMap<>(Work.class);
    for (MetricsClient.Sample sample : metrics()) {
      if (sample.name().equals(Metric.CHECKPOINT_CPU_SECONDS.title() + "_sum")) {
        long took = Math.round(sample.value() * TimeUnit.SECONDS.toMicros(1));
        micros.merge(Work.ofStation(sample.label("station")), took, Long::sum);
      }
    }
    return micros;
  }

  /**
   * What a checkpoint takes of the thread of a station, by its name: the 99th percentile of the
   * newest thousand, of the subtask where it is highest, ms of processor time.
   */
  public Map<String, Double> checkpointMillis() {
    Map<String, Double> millis = new TreeMap<>();
    for (MetricsClient.Sample sample : metrics()) {
      if (sample.name().equals(Metric.CHECKPOINT_CPU_SECONDS.title())
          && sample.label("quantile").equals("0.99")) {
        double rounded = Math.round(sample.value() * MICROS) / 1_000.0;
        millis.merge(sample.label("station"), rounded, Math::max);
      }
    }
    return millis;
  }

  private List<MetricsClient.Sample> metrics() {
    try {
      return new MetricsClient(stack.flink().metricsAddress()).read();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
