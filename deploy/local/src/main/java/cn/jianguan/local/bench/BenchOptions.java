package cn.jianguan.local.bench;

import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.local.stack.MachineShare;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to measure with.
 *
 * @param sources the sample and what it needs, as a replay takes them
 * @param directory empty or missing; everything is written below it
 * @param acts to push through
 * @param perSecond acts a second while latency is measured
 * @param warmUp how long they come in before it is measured, and {@code measured} while
 * @param publications versions published after that, {@code between} one and the next so much time
 * @param agencyActs acts an agency had in the year before, one row for each
 * @param share what the stacks take of the machine
 */
public record BenchOptions(
    ReplaySources sources,
    Path directory,
    Path migrations,
    int acts,
    int perSecond,
    Duration warmUp,
    Duration measured,
    int publications,
    Duration between,
    List<Integer> agencyActs,
    MachineShare share) {

  /** 1,000 acts a second for a minute, after 20 seconds of warm-up; five publications. */
  public static BenchOptions standard(
      ReplaySources sources, Path directory, Path migrations, int acts, MachineShare share) {
    return new BenchOptions(
        sources,
        directory,
        migrations,
        acts,
        1_000,
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        5,
        Duration.ofSeconds(6),
        List.of(1_000, 10_000, 100_000),
        share);
  }

  int actsOf(Duration time) {
    return Math.toIntExact(time.toMillis() * perSecond / 1_000);
  }
}
