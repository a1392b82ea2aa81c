package cn.jianguan.console.gateway.row;

import cn.jianguan.codec.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file in a source's data folder, plain or gzip. */
public record DataFile(Path path) {
  private static final int BUFFER = 1 << 16;
  private static final int BOM_LENGTH = 3;
  private static final String ZIPPED = ".gz";

  public String name() {
    return path.getFileName().toString();
  }

  /** The name without a final .gz, which mappings speak of. */
  public String plainName() {
    return plain(name());
  }

  /** A name without a final .gz. */
  public static String plain(String name) {
    return name.endsWith(ZIPPED) ? name.substring(0, name.length() - ZIPPED.length()) : name;
  }

  /** The content, unzipped, without a UTF-8 byte order mark. */
  public InputStream open() throws IOException {
    InputStream raw = raw();
    try {
      InputStream in = new BufferedInputStream(raw, BUFFER);
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

  private InputStream raw() throws IOException {
    try {
      return name().endsWith(ZIPPED) ? new GzipText(path) : Files.newInputStream(path);
    } catch (AccessDeniedException e) {
      throw new IOException("没有读取权限 / no permission to read", e);
    } catch (NoSuchFileException e) {
      throw new IOException("文件不在了 / the file is gone", e);
    }
  }

  /** What tells the content from any other, as it lies there; empty where it cannot be read. */
  public String digest() {
    Sha256 digest = new Sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(path)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.add(buffer, 0, count);
      }
      return digest.hex();
    } catch (IOException e) {
      return "";
    }
  }
}
