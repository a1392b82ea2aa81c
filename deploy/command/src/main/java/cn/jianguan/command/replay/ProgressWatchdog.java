package cn.jianguan.command.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Says how far a step is while it is waited for, and ends the waiting when nothing moves. */
public final class ProgressWatchdog {
  private final Limits limits;
  private final String logs;
  private final Consumer<String> progress;
  private final String step;
  private final long began = System.nanoTime();
  private long looked = began;
  private long moved = began;
  private Position last;

  /**
   * @param lookEvery time between two lines for people
   * @param standstill time without any movement after which waiting is in vain
   */
  public record Limits(Duration lookEvery, Duration standstill) {
    public static final Limits STANDARD =
        new Limits(Duration.ofSeconds(30), Duration.ofMinutes(10));
  }

  /**
   * How far a job is.
   *
   * @param read offsets it has taken into completed checkpoints
   * @param all offsets there are for it
   * @param clock its watermark, epoch ms; empty for jobs that keep none
   */
  public record Position(long read, long all, OptionalLong clock) {
    private boolean isAt(Position other) {
      return other != null && read == other.read && clock.equals(other.clock);
    }

    @Override
    public String toString() {
      String offsets = "%,d / %,d 条 records".formatted(read, all);
      return clock.isPresent() && clock.getAsLong() > 0
          ? offsets + "，时钟 / clock " + Instant.ofEpochMilli(clock.getAsLong())
          : offsets;
    }
  }

  /** Where a job is now. */
  interface Look {
    Position now();
  }

  /**
   * @param logs where to read what went wrong, for people
   */
  ProgressWatchdog(Limits limits, String logs, Consumer<String> progress, String step) {
    this.limits = limits;
    this.logs = logs;
    this.progress = progress;
    this.step = step;
  }

  /**
   * Looks, if it is time to.
   *
   * @throws IOException if nothing has moved for too long: which step, how far, where the logs are
   */
  void look(Look look) throws IOException {
    long now = System.nanoTime();
    if (now - looked < limits.lookEvery().toNanos()) {
      return;
    }
    looked = now;
    Position position = look.now();
    if (!position.isAt(last)) {
      moved = now;
    }
    last = position;
    progress.accept("  %s: %s, %d s".formatted(step, position, (now - began) / 1_000_000_000));
    if (now - moved >= limits.standstill().toNanos()) {
      throw new IOException(standstill());
    }
  }

  private String standstill() {
    return "%s: 已 %d 秒没有任何进展 / nothing has moved for %d s, at %s。请看 / see: %s"
        .formatted(
            step, limits.standstill().toSeconds(), limits.standstill().toSeconds(), last, logs);
  }
}
