package cn.jianguan.local.replay;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.local.stack.Stack;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Kills Flink again and again until stopped, each time once it has come back and got ahead. */
public final class Killer implements AutoCloseable {
  private final Stack stack;
  private final Thread thread;
  private volatile int kills;

  private Killer(Kills how, Stack stack) {
    this.stack = stack;
    thread = new Thread(() -> run(how), "killer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * @param how null: never
   */
  public static Killer start(Kills how, Stack stack) {
    return new Killer(how == null ? Kills.NONE : how, stack);
  }

  private void run(Kills how) {
    try {
      while (kills < how.most()) {
        TimeUnit.MILLISECONDS.sleep(how.every().toMillis());
        if (killOnceAhead()) {
          kills++;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGKILL, and wait for the return. A process that never completes a checkpoint is let live. */
  private boolean killOnceAhead() {
    try {
      FlinkClient flink = stack.flink().client();
      if (flink.completedCheckpoints(flink.job(Drain.ALERT_JOB.job())) == 0) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    stack.killFlink();
    return true;
  }

  public int kills() {
    return kills;
  }

  /** Lets a kill that is under way come to its return. */
  public void stop() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
