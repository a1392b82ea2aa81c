package cn.jianguan.local.replay;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Kills Flink again and again until stopped, each time once it has come back. */
final class Killer {
  private final Thread thread;
  private volatile int kills;

  /**
   * @param kill SIGKILL, and wait for the return; false where it was too early for that
   */
  Killer(Kills how, BooleanSupplier kill) {
    thread = new Thread(() -> run(how, kill), "killer");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Kills how, BooleanSupplier kill) {
    try {
      while (kills < how.most()) {
        TimeUnit.MILLISECONDS.sleep(how.every().toMillis());
        if (kill.getAsBoolean()) {
          kills++;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int kills() {
    return kills;
  }

  /** Lets a kill that is under way come to its return. */
  void stop() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
