package cn.jianguan.command.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints on this machine, {@code <folder>/<job id>/chk-<n>}: when Flink says nothing, they
 * tell when it last did something.
 *
 * @param folder a URI; empty, or of another file system, if they are elsewhere
 */
record CheckpointFiles(Optional<String> folder) {
  private static final int JOB_AND_CHECKPOINT = 2;

  /** When the newest was written. */
  Optional<Instant> newest() {
    Optional<Path> local =
        folder.filter(it -> it.startsWith("file:/")).map(it -> Path.of(URI.create(it)));
    if (local.isEmpty() || !Files.isDirectory(local.get())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(local.get(), JOB_AND_CHECKPOINT)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("chk-"))
          .map(file -> Instant.ofEpochMilli(file.toFile().lastModified()))
          .max(Instant::compareTo);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // They come and go while one looks.
    }
  }
}
