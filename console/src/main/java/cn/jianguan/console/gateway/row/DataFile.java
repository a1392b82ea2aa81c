package cn.jianguan.console.gateway.row;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A file in a source's data folder, plain or gzip. */
public record DataFile(Path path) {
  private static final int BUFFER = 1 << 16;
  private static final int BOM_LENGTH = 3;

  /** The files of a folder by name; hidden ones and folders are left out. */
  public static List<DataFile> in(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .map(DataFile::new)
          .toList();
    }
  }

  public String name() {
    return path.getFileName().toString();
  }

  /**
   * Whether the name, without a final .gz, matches one of the patterns ({@code *} and {@code ?}).
   */
  public boolean matches(List<String> patterns) {
    String plain = name().endsWith(".gz") ? name().substring(0, name().length() - 3) : name();
    return patterns.stream()
        .anyMatch(
            pattern ->
                FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(plain)));
  }

  /** The content, unzipped, without a UTF-8 byte order mark. */
  public InputStream open() throws IOException {
    InputStream raw = Files.newInputStream(path);
    try {
      boolean zipped = name().endsWith(".gz");
      InputStream in =
          new BufferedInputStream(zipped ? new GZIPInputStream(raw, BUFFER) : raw, BUFFER);
      in.mark(BOM_LENGTH);
      byte[] start = in.readNBytes(BOM_LENGTH);
      boolean bom =
          start.length == BOM_LENGTH
              && (start[0] & 0xFF) == 0xEF
              && (start[1] & 0xFF) == 0xBB
              && (start[2] & 0xFF) == 0xBF;
      if (!bom) {
        in.reset();
      }
      return in;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
