package cn.jianguan.local.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;

/**
 * Retained checkpoints of jobs on disk: {@code <folder>/<job id>/chk-<n>}. A checkpoint is complete
 * when its {@code _metadata} is there; Flink puts that in place by a rename, last.
 */
final class Checkpoints {
  private static final String PREFIX = "chk-";

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** The newest complete checkpoint of a job, if it has one. */
  Optional<Path> newestComplete(JobID job) throws IOException {
    return all(job).stream()
        .filter(Checkpoints::isComplete)
        .max(Comparator.comparingLong(Checkpoints::number));
  }

  /** Removes what a killed process left unfinished; the next process uses those numbers again. */
  void removeIncomplete(JobID job) throws IOException {
    for (Path checkpoint : all(job)) {
      if (!isComplete(checkpoint)) {
        delete(checkpoint);
      }
    }
  }

  private List<Path> all(JobID job) throws IOException {
    Path own = folder.resolve(job.toHexString());
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(own)) {
      return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  private static boolean isComplete(Path checkpoint) {
    return Files.exists(checkpoint.resolve("_metadata"));
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
  }

  private static void delete(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoint)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
