package cn.jianguan.command.rebuild;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.SecretFile;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.jobs.log.Job;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a database that was made anew lacks, in a file of the data directory, until it is rebuilt:
 * how far the load job had read when there was none. Rows that come later do not show it.
 */
public final class LostRows {
  private final Path file;

  /**
   * @param file {@link Cluster#lostRows}
   */
  public LostRows(Path file) {
    this.file = file;
  }

  /** Notes what was loaded into what is not there any more; nothing, if nothing was. */
  public void note(LogEnds log) throws IOException {
    String lines =
        log.committedOffsets(Job.LOAD.jobName()).entrySet().stream()
            .filter(read -> read.getValue() > 0)
            .map(read -> read.getKey() + "=" + read.getValue() + "\n")
            .sorted()
            .collect(Collectors.joining());
    if (!lines.isEmpty()) {
      SecretFile.write(file, lines);
    }
  }

  /** Offsets by partition before which rows are missing; empty: none is known to be. */
  public Map<String, Long> read() throws IOException {
    Map<String, Long> lost = new TreeMap<>();
    if (Files.exists(file)) {
      Properties lines = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        lines.load(reader);
      }
      lines.stringPropertyNames().forEach(it -> lost.put(it, Long.valueOf(lines.getProperty(it))));
    }
    return lost;
  }

  /** They are back. */
  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
