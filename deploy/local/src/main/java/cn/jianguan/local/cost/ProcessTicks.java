package cn.jianguan.local.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of a process so far, as Linux counts it: in hundredths of a second, user and
 * system.
 *
 * @param all of the whole process, threads that have ended included
 * @param byThread of each thread that lives, by its id
 */
record ProcessTicks(long all, Map<String, OfThread> byThread) {
  static final long MICROS = 10_000;
  private static final int USER = 11;
  private static final int SYSTEM = 12;

  record OfThread(String name, long ticks) {}

  /**
   * Reads {@code /proc}.
   *
   * @throws IOException if there is no such process
   */
  static ProcessTicks of(long pid) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    Map<String, OfThread> byThread = new HashMap<>();
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      for (Path thread : threads.toList()) {
        add(thread, byThread);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new ProcessTicks(ticks(stat(process)), byThread);
  }

  private static void add(Path thread, Map<String, OfThread> byThread) {
    try {
      String stat = stat(thread);
      String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      byThread.put(thread.getFileName().toString(), new OfThread(name, ticks(stat)));
    } catch (IOException e) {
      return; // It has ended meanwhile.
    }
  }

  private static String stat(Path of) throws IOException {
    return Files.readString(of.resolve("stat"), StandardCharsets.ISO_8859_1);
  }

  /** The name may hold blanks and brackets; fields are counted from behind it. */
  private static long ticks(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM));
  }
}
