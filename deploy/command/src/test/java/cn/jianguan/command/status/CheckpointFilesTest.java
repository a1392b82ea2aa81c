package cn.jianguan.command.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
  private static final Instant NEWEST = Instant.parse("2026-11-29T06:00:00Z");

  @TempDir private Path folder;

  @Test
  void newest_isThatOfAnyJob() throws IOException {
    checkpoint("a/chk-9", NEWEST.minusSeconds(5));
    checkpoint("b/chk-3", NEWEST);
    checkpoint("b/shared", NEWEST.plusSeconds(60));
    assertThat(newest(folder.toUri().toString())).contains(NEWEST);
  }

  @Test
  void folderElsewhere_saysNothing() {
    assertThat(newest("s3://bucket/checkpoints")).isEmpty();
    assertThat(newest(folder.resolve("none").toUri().toString())).isEmpty();
  }

  private static Optional<Instant> newest(String folder) {
    return new CheckpointFiles(Optional.of(folder)).newest();
  }

  private void checkpoint(String name, Instant written) throws IOException {
    Path path = Files.createDirectories(folder.resolve(name));
    Files.setLastModifiedTime(path, FileTime.from(written));
  }
}
