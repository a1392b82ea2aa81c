package cn.jianguan.rules.logic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled rules on disk, for the next start of this process: to compile all models takes seconds
 * of a processor, to read them back a tenth of that. Only what cannot be lost without harm is here:
 * what is missing or cannot be read is compiled. The folder holds code that will be run, so only
 * its owner can look into it. Safe for several processes.
 */
public final class CompiledRuleCache {
  /** Keeps nothing. */
  public static final CompiledRuleCache NONE = new CompiledRuleCache(null);

  private static final Logger LOG = LoggerFactory.getLogger(CompiledRuleCache.class);
  private static final int MOST = 64;

  private final Path folder;

  private CompiledRuleCache(Path folder) {
    this.folder = folder;
  }

  /** A cache in a folder, which is made when it is needed. */
  public static CompiledRuleCache in(Path folder) {
    return new CompiledRuleCache(folder.toAbsolutePath());
  }

  Optional<byte[]> find(String name) {
    if (folder == null) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      LOG.warn("编译好的规则读不出，重新编译 / compiled rules cannot be read, they are compiled anew", e);
      return Optional.empty();
    }
  }

  void put(String name, byte[] content) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path temporary = Files.createTempFile(folder, name, ".tmp");
      Files.write(temporary, content);
      Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      removeOldest();
    } catch (IOException e) {
      LOG.warn("编译好的规则未能存下 / compiled rules could not be kept", e);
    }
  }

  /** What was written last stays; what is missed is compiled and written anew. */
  private void removeOldest() throws IOException {
    List<Path> tooOld;
    try (Stream<Path> files = Files.list(folder)) {
      tooOld =
          files
              .sorted(Comparator.comparingLong(CompiledRuleCache::lastWritten).reversed())
              .skip(MOST)
              .toList();
    }
    for (Path file : tooOld) {
      Files.deleteIfExists(file);
    }
  }

  private static long lastWritten(Path file) {
    return file.toFile().lastModified();
  }
}
