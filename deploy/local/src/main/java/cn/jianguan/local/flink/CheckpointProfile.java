package cn.jianguan.local.flink;

import java.time.Duration;

/** What Flink's process is there for; its compiler and the form of its checkpoints follow. */
public enum CheckpointProfile {
  /**
   * People wait for alerts: at work soon, and a checkpoint, at which outputs appear, takes a second
   * on a slow disk.
   */
  PROMPT(true, true, 1),

  /**
   * It is killed again and again: at work soon. Its checkpoints are files of the state, since a
   * process that lives for seconds never gets to fold a log of changes into such files, and each
   * one would read a longer log than the one before.
   */
  SHORT_LIVED(true, false, 5),

  /** Throughput in the end counts: nobody waits for a single alert. */
  STEADY(false, false, 15);

  private final boolean soonAtWork;
  private final boolean changelog;
  private final int checkpointSeconds;

  CheckpointProfile(boolean soonAtWork, boolean changelog, int checkpointSeconds) {
    this.soonAtWork = soonAtWork;
    this.changelog = changelog;
    this.checkpointSeconds = checkpointSeconds;
  }

  /** Code is compiled once, quickly. */
  boolean soonAtWork() {
    return soonAtWork;
  }

  /** Checkpoints write what changed instead of files of the state. */
  boolean changelog() {
    return changelog;
  }

  /** Time between two checkpoints; each costs throughput. */
  public Duration checkpoints() {
    return Duration.ofSeconds(checkpointSeconds);
  }
}
