package cn.jianguan.local.clickhouse;

import cn.jianguan.codec.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The engine's shared library, fetched once per user and machine by {@code npm ci} from the lock
 * file in {@code deploy/local/npm} and kept outside the build's output, because it takes 543 MiB.
 */
final class EngineLibrary {
  private static final String VERSION = "26.7.3-stable.1";
  private static final String SHA_256 =
      "36ad4e999882821ef13cf2d0f52c93f48e6ee1b4498b35a201c23ce4b8d15bf5";
  private static final String PACKAGE = "node_modules/@chdb/lib-linux-x64-gnu/libchdb.so";

  private final Path cache;
  private final Consumer<String> progress;

  private EngineLibrary(Path cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /**
   * Returns the library, after fetching it if this user has none or a damaged one.
   *
   * @throws IOException if it cannot be fetched; the message says what to do
   */
  static Path locate(Consumer<String> progress) throws IOException {
    return new EngineLibrary(userCache(), progress).locate();
  }

  private static Path userCache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("jianguan");
  }

  private Path locate() throws IOException {
    Files.createDirectories(cache);
    Path library = cache.resolve("libchdb-" + VERSION + ".so");
    try (FileChannel lock =
            FileChannel.open(
                cache.resolve("libchdb.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      if (!held.isValid() || !isWhole(library)) {
        fetch(library);
      }
    }
    return library;
  }

  /** Hashing half a gigabyte takes seconds: a file once found whole is known by size and time. */
  private boolean isWhole(Path library) throws IOException {
    if (!Files.exists(library)) {
      return false;
    }
    Path mark = cache.resolve("libchdb-" + VERSION + ".whole");
    String identity =
        SHA_256 + " " + Files.size(library) + " " + Files.getLastModifiedTime(library).toMillis();
    if (Files.exists(mark) && Files.readString(mark).equals(identity)) {
      return true;
    }
    if (!sha256(library).equals(SHA_256)) {
      return false;
    }
    Files.writeString(mark, identity);
    return true;
  }

  private void fetch(Path library) throws IOException {
    requireSupportedMachine();
    progress.accept("正在取得 ClickHouse 引擎（约 178 MB）/ fetching the ClickHouse engine (178 MB)");
    Path folder = Files.createTempDirectory(cache, "npm-");
    try {
      copyResource("package.json", folder);
      copyResource("package-lock.json", folder);
      npm(folder);
      Path fetched = folder.resolve(PACKAGE);
      String hash = sha256(fetched);
      if (!hash.equals(SHA_256)) {
        throw new IOException("引擎校验失败 / the engine has an unexpected SHA-256: " + hash);
      }
      Files.move(fetched, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(folder);
    }
    isWhole(library);
  }

  private static void requireSupportedMachine() throws IOException {
    String os = System.getProperty("os.name");
    String machine = System.getProperty("os.arch");
    if (!os.equals("Linux") || !machine.equals("amd64")) {
      throw new IOException(
          "本机引擎只支持 Linux x86-64 / the local engine exists for Linux x86-64 only, not for "
              + os
              + " "
              + machine
              + "；请在配置中改用真实的 ClickHouse / use a real ClickHouse by configuration");
    }
  }

  private static void copyResource(String name, Path folder) throws IOException {
    try (InputStream in = EngineLibrary.class.getResourceAsStream("/npm/" + name)) {
      if (in == null) {
        throw new IOException("missing resource /npm/" + name);
      }
      Files.copy(in, folder.resolve(name));
    }
  }

  private static void npm(Path folder) throws IOException {
    Path log = folder.resolve("npm.log");
    ProcessBuilder npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try {
      if (npm.start().waitFor() != 0) {
        throw new IOException(
            "npm ci 失败，请检查网络后重试 / npm ci failed, check the network and try again:\n"
                + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching the engine", e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Sha256 hash = new Sha256();
      byte[] buffer = new byte[1 << 20];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hash.add(buffer, 0, n);
      }
      return hash.hex();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
