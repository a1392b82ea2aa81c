package cn.jianguan.rules.logic;

import static java.util.Comparator.comparingLong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled rules on disk, for the next start of this process: to compile all models takes seconds
 * of a processor, to read them back a tenth of that. Each model has an archive of its own, since
 * which models are compiled together depends on how quickly they come. Only what can be lost
 * without harm is here: what is missing or cannot be read is compiled. The folder holds code that
 * will be run, so only its owner can look into it. Safe for several processes.
 */
public final class CompiledRuleCache {
  /** Keeps nothing. */
  public static final CompiledRuleCache NONE = new CompiledRuleCache(null);

  private static final Logger LOG = LoggerFactory.getLogger(CompiledRuleCache.class);

  /** Some ten editions of all models that come with the product. */
  private static final int MOST = 1_000;

  private static final long MOST_BYTES = 64L << 20;

  private final Path folder;

  private CompiledRuleCache(Path folder) {
    this.folder = folder;
  }

  /** A cache in a folder, which is made when it is needed. */
  public static CompiledRuleCache in(Path folder) {
    return new CompiledRuleCache(folder.toAbsolutePath());
  }

  /** What is kept of some sources. */
  Map<RuleSource, CompiledRules> find(Collection<RuleSource> sources) {
    Map<RuleSource, CompiledRules> found = new LinkedHashMap<>();
    if (folder == null || !Files.isDirectory(folder)) {
      return found;
    }
    for (RuleSource source : sources) {
      try {
        found.put(source, CompiledRules.read(Files.readAllBytes(file(source))));
      } catch (NoSuchFileException e) {
        continue;
      } catch (IOException e) {
        LOG.warn("编译好的规则读不出，重新编译 / compiled rules cannot be read, they are compiled anew", e);
      }
    }
    used(found.keySet());
    return found;
  }

  /** Notes by the folder's own clock that these were of use. */
  private void used(Collection<RuleSource> sources) {
    try {
      Path newest = Files.createTempFile(folder, "used", ".tmp");
      for (RuleSource source : sources) {
        Files.setLastModifiedTime(file(source), Files.getLastModifiedTime(newest));
      }
      Files.delete(newest);
    } catch (IOException e) {
      LOG.debug("somebody else has removed what was just read, or the folder is read-only", e);
    }
  }

  private Path file(RuleSource source) {
    return folder.resolve(source.archiveName());
  }

  /** Keeps what was compiled, and lets go of what nobody has used for longest. */
  void put(Map<RuleSource, CompiledRules> compiled) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (Map.Entry<RuleSource, CompiledRules> each : compiled.entrySet()) {
        Path temporary = Files.createTempFile(folder, "new", ".tmp");
        Files.write(temporary, each.getValue().archive());
        Files.move(temporary, file(each.getKey()), StandardCopyOption.ATOMIC_MOVE);
      }
      removeUnused();
    } catch (IOException e) {
      LOG.warn("编译好的规则未能存下 / compiled rules could not be kept", e);
    }
  }

  private record Kept(Path file, long bytes, long usedMillis) {
    static Kept of(Path file) {
      return new Kept(file, file.toFile().length(), file.toFile().lastModified());
    }
  }

  private void removeUnused() throws IOException {
    List<Kept> newestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      newestFirst = files.map(Kept::of).sorted(comparingLong(Kept::usedMillis).reversed()).toList();
    }
    int number = 0;
    long bytes = 0;
    for (Kept kept : newestFirst) {
      number++;
      bytes += kept.bytes;
      if (number > MOST || bytes > MOST_BYTES) {
        Files.deleteIfExists(kept.file);
      }
    }
  }
}
