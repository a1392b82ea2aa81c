package cn.jianguan.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A process that is brought back whenever it ends without having been asked to.
 *
 * <p>Restarts wait 0.2 s, 0.4 s … up to 10 s; a process that lived for a minute starts again at 0.2
 * s.
 */
public final class SupervisedProcess implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration STABLE = Duration.ofMinutes(1);

  /** Starts the process anew. */
  @FunctionalInterface
  public interface Starter {
    ManagedProcess start() throws IOException;
  }

  private final String name;
  private final Starter starter;
  private final Consumer<String> progress;
  private ManagedProcess process;
  private boolean closed;
  private int restarts;

  private SupervisedProcess(String name, Starter starter, Consumer<String> progress) {
    this.name = name;
    this.starter = starter;
    this.progress = progress;
  }

  /**
   * Starts the process and keeps it alive.
   *
   * @param progress receives a line for people whenever the process ended or came back
   * @throws IOException if the first start fails
   */
  public static SupervisedProcess start(String name, Starter starter, Consumer<String> progress)
      throws IOException {
    SupervisedProcess supervised = new SupervisedProcess(name, starter, progress);
    supervised.process = starter.start();
    Thread watch = new Thread(supervised::watch, name + "-watch");
    watch.setDaemon(true);
    watch.start();
    return supervised;
  }

  private void watch() {
    Duration wait = FIRST_WAIT;
    while (true) {
      ManagedProcess watched = current();
      long since = System.nanoTime();
      int status = watched.ended().join().exitValue();
      if (System.nanoTime() - since > STABLE.toNanos()) {
        wait = FIRST_WAIT;
      }
      if (!bringBack(wait, status)) {
        return;
      }
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  /** Returns false when the stack is being stopped. */
  private boolean bringBack(Duration firstWait, int status) {
    Duration wait = firstWait;
    while (true) {
      if (!pause(wait)) {
        return false;
      }
      try {
        progress.accept(name + " 意外退出，正在重启 / ended with " + status + ", restarting");
        ManagedProcess started = starter.start();
        if (!adopt(started)) {
          started.close();
          return false;
        }
        progress.accept(name + " 已恢复 / is back, pid " + started.pid());
        return true;
      } catch (IOException e) {
        progress.accept(name + ": " + e.getMessage());
        wait = LONGEST_WAIT;
      }
    }
  }

  private synchronized boolean pause(Duration wait) {
    long until = System.nanoTime() + wait.toNanos();
    try {
      for (long left = wait.toMillis(); !closed && left > 0; ) {
        wait(left);
        left = (until - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      return false;
    }
    return !closed;
  }

  private synchronized boolean adopt(ManagedProcess started) {
    if (closed) {
      return false;
    }
    process = started;
    restarts++;
    notifyAll();
    return true;
  }

  /** The newest process; it may have ended a moment ago. */
  public synchronized ManagedProcess current() {
    return process;
  }

  /** How often the process was brought back. */
  public synchronized int restarts() {
    return restarts;
  }

  /** SIGKILL, then waits until the next process serves. */
  public void killAndAwaitReturn() {
    int before = restarts();
    current().kill();
    awaitRestart(before);
  }

  /** Waits until the process has been brought back more than {@code before} times. */
  public synchronized void awaitRestart(int before) {
    try {
      while (restarts <= before && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ManagedProcess last;
    synchronized (this) {
      closed = true;
      last = process;
      notifyAll();
    }
    last.close();
  }
}
