package cn.jianguan.local.clickhouse;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The engine in this process, over one data directory.
 *
 * <p>Every thread that calls it needs a stack of {@link #STACK_BYTES}: the engine's parser and
 * analyser recurse deeper than Java's default allows.
 */
final class Engine {
  static final long STACK_BYTES = 16L << 20;
  private static final int MOST_SESSIONS = 1_000;

  private final Chdb library;
  private final String[] arguments;
  private final Pointer root;

  /** Fair: once the engine is being closed, no session begins any more. */
  private final Semaphore sessions = new Semaphore(MOST_SESSIONS, true);

  private Engine(Chdb library, String[] arguments, Pointer root) {
    this.library = library;
    this.arguments = arguments;
    this.root = root;
  }

  /**
   * Loads the library and opens the data directory.
   *
   * @param memoryBytes what all queries together may take
   */
  static Engine open(Path library, Path data, long memoryBytes) {
    Chdb chdb = Native.load(library.toString(), Chdb.class);
    // Before the first connection: the engine's own SIGSEGV handler would make the JVM hang at its
    // first implicit null check.
    chdb.chdb_set_signal_handlers_enabled(0);
    String[] arguments = {
      "clickhouse",
      "--path=" + data,
      "--max_server_memory_usage=" + memoryBytes,
      // It looks at its memory twenty times a second otherwise, idle or not.
      "--memory_worker_period_ms=1000"
    };
    Pointer root = connect(chdb, arguments);
    if (root == null) {
      throw new IllegalStateException(
          "数据目录打不开（可能被另一个进程占用）/ cannot open the data directory (in use?): " + data);
    }
    return new Engine(chdb, arguments, root);
  }

  private static Pointer connect(Chdb chdb, String[] arguments) {
    return chdb.chdb_connect(arguments.length, new StringArray(arguments));
  }

  /** A session of its own; costs about 0.2 ms. */
  EngineConnection connect() throws EngineException {
    sessions.acquireUninterruptibly();
    Pointer handle = connect(library, arguments);
    if (handle == null) {
      sessions.release();
      throw EngineException.refused(210, "The engine accepts no more connections");
    }
    return new EngineConnection(library, handle, sessions::release);
  }

  String version() {
    return library.chdb_version();
  }

  /**
   * Closes the engine once no session is open: closed under a running statement it would crash.
   *
   * @return false if sessions did not end in time; the engine is then as open as before
   */
  boolean close(Duration timeout) throws InterruptedException {
    if (!sessions.tryAcquire(MOST_SESSIONS, timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    library.chdb_close_conn(root);
    return true;
  }
}
