package cn.jianguan.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a process, as Linux counts it.
 *
 * @param residentBytes resident set now
 * @param peakBytes highest resident set of its life
 */
public record ProcessMemory(long residentBytes, long peakBytes) {
  private static final int KIB = 1024;

  /**
   * Reads {@code /proc}.
   *
   * @throws IOException if there is no such process
   */
  public static ProcessMemory of(long pid) throws IOException {
    long resident = 0;
    long peak = 0;
    for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        resident = kibibytes(line);
      } else if (line.startsWith("VmHWM:")) {
        peak = kibibytes(line);
      }
    }
    return new ProcessMemory(resident * KIB, peak * KIB);
  }

  private static long kibibytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
