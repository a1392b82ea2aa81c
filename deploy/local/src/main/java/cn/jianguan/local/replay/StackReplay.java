package cn.jianguan.local.replay;

import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.ClusterReplay;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.command.replay.Report;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.local.cost.ProcessorCosts;
import cn.jianguan.local.stack.MachineShare;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A replay over a data directory, in fresh processes that end with it. */
public final class StackReplay {
  /**
   * What to replay.
   *
   * @param kills of Flink; null: none
   * @param share what the stack takes of the machine
   */
  public record Options(
      ReplaySources sources, Path dataDirectory, Path migrations, Kills kills, MachineShare share) {
    StackOptions stack(Consumer<String> progress) {
      StackOptions standard =
          StackOptions.standard(Topics.LogTime.REPLAY, migrations, progress).taking(share);
      return kills == null ? standard : standard.shortLived();
    }
  }

  private final Options options;
  private final Consumer<String> progress;

  public StackReplay(Options options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @throws IOException if a part does not start, or if the stack stands still for ten minutes
   */
  public Report run() throws IOException, InterruptedException {
    long began = System.nanoTime();
    ReplaySecret.into(options.dataDirectory());
    Path work = Files.createDirectories(options.dataDirectory().resolve("replay"));
    try (ReplayLog records = options.sources().read(work, progress)) {
      double readSeconds = (System.nanoTime() - began) / 1e9;
      try (Stack stack = Stack.start(options.dataDirectory(), options.stack(progress));
          MemoryPeaks peaks = MemoryPeaks.watch(stack);
          ProcessorCosts costs = ProcessorCosts.watch(stack);
          ClusterReplay replay = new ClusterReplay(stack.cluster(), records, progress)) {
        int kills = feed(replay, stack);
        return replay.report(
            new Report.Circumstances(readSeconds, kills, peaks.megabytes(), costs.micros()));
      }
    }
  }

  private int feed(ClusterReplay replay, Stack stack) throws IOException, InterruptedException {
    try (Killer killer = Killer.start(options.kills(), stack)) {
      replay.feed();
      killer.stop();
      return killer.kills();
    }
  }
}
