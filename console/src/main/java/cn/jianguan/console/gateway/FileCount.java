package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.log.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows of one file while it is read. */
final class FileCount {
  private static final int FIRST_ROWS = 3;

  private final String source;
  private final String file;
  private final String mapping;
  private final Map<String, Long> rejectsByReason = new TreeMap<>();
  private final Map<String, List<String>> firstRefused = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private long read;
  private long accepted;
  private long acts;

  FileCount(String source, String file, String mapping) {
    this.source = source;
    this.file = file;
    this.mapping = mapping;
  }

  void accepted(int newActs) {
    read++;
    accepted++;
    acts += newActs;
  }

  void rejected(RowRefusedException refusal, String origin) {
    read++;
    Refusal why = refusal.refusal();
    String reason = (why.reason() + " " + why.field()).strip();
    rejectsByReason.merge(reason, 1L, Long::sum);
    List<String> first = firstRefused.computeIfAbsent(reason, it -> new ArrayList<>());
    if (first.size() < FIRST_ROWS) {
      first.add("%s  '%s'  %s".formatted(origin, why.value(), why.expected()));
    }
  }

  /** An act was gathered that a row of this file leads. */
  void gathered() {
    acts++;
  }

  /** A row that was to be gathered is refused after all. */
  void leftOver(RowRefusedException refusal, String origin) {
    accepted--;
    read--;
    rejected(refusal, origin);
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** The same once, however often it is said. */
  void warnOnce(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  long read() {
    return read;
  }

  FileReport report(boolean done) {
    return new FileReport(
        source,
        file,
        mapping,
        read,
        accepted,
        acts,
        read - accepted,
        Map.copyOf(rejectsByReason),
        Map.copyOf(firstRefused),
        List.copyOf(warnings),
        done);
  }
}
