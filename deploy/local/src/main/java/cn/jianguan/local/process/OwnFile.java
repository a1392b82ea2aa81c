package cn.jianguan.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that nobody but its owner can read or write. */
public final class OwnFile {
  private OwnFile() {}

  /** An empty one; one that is there stays as it is. */
  public static void createIfMissing(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }
}
