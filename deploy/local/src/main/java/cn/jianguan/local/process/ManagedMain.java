package cn.jianguan.local.process;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What the main class of every managed process does on its side of the contract with {@link
 * ManagedProcess}.
 */
public final class ManagedMain {
  static final String READY = "READY";

  private static final LibC LIB_C = Native.load("c", LibC.class);

  /** Calls of the C library that Java lacks. */
  @SuppressWarnings("checkstyle:MethodName")
  interface LibC extends Library {
    int setpgid(int pid, int group);

    void _exit(int status);
  }

  private ManagedMain() {}

  /**
   * Moves this process into a group of its own, so that Ctrl-C in a terminal reaches only the
   * supervisor, and leaves by {@code leave} when the parent closes our input or dies.
   *
   * @param leave an orderly end; if it takes longer than eight seconds the process ends anyway
   */
  public static void leaveWithParent(Runnable leave) {
    LIB_C.setpgid(0, 0);
    Thread watch = new Thread(() -> waitForTheEnd(leave), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitForTheEnd(Runnable leave) {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent; only the end of the stream has a meaning.
      }
    } catch (IOException e) {
      // The pipe is broken: the parent is gone as well.
    }
    Thread last = new Thread(leave, "leave");
    last.setDaemon(true);
    last.start();
    try {
      last.join(8_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exit(0);
  }

  /**
   * Ends this process at once. Even {@code Runtime.halt} runs the destructors of native libraries,
   * which would pull memory away from under threads that a library still runs.
   */
  public static void exit(int status) {
    System.out.flush();
    System.err.flush();
    LIB_C._exit(status);
  }

  /** Tells the parent that this process serves, and how to reach it. */
  public static void ready(Map<String, ?> facts) {
    StringJoiner line = new StringJoiner(" ");
    line.add(READY);
    facts.forEach((key, value) -> line.add(key + "=" + value));
    System.out.println(line);
    System.out.flush();
  }
}
