package cn.jianguan.console.document;

import cn.jianguan.codec.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document as somebody hands it in: one that is taken.
 *
 * @param name as its owner calls it
 * @param sha256 by which a move names it
 */
public record DocumentFile(String name, DocumentType type, byte[] content, String sha256) {
  private static final int MOST_BYTES = 10 << 20;
  private static final int LONGEST_NAME = 100;

  /**
   * Looks at what was handed in.
   *
   * @throws UnfitDocumentException if it is none of {@link DocumentType}, too large, or badly named
   */
  public static DocumentFile of(String name, byte[] content) throws UnfitDocumentException {
    String called = name == null ? "" : name.strip();
    if (called.isEmpty()
        || called.length() > LONGEST_NAME
        || called.matches(".*[/\\\\\\p{Cntrl}].*")) {
      throw new UnfitDocumentException(
          false, "name", "1 至 100 字的文件名", "the name of a file, 100 characters at most");
    }
    if (content == null || content.length == 0 || content.length > MOST_BYTES) {
      throw tooLarge();
    }
    DocumentType type = DocumentType.of(called, content);
    return new DocumentFile(called, type, content, new Sha256().add(content).hex());
  }

  /**
   * The same of a file of this machine; one that is too large is not read.
   *
   * @throws IOException if it cannot be read
   */
  public static DocumentFile of(Path file) throws IOException, UnfitDocumentException {
    if (Files.size(file) > MOST_BYTES) {
      throw tooLarge();
    }
    return of(file.getFileName().toString(), Files.readAllBytes(file));
  }

  private static UnfitDocumentException tooLarge() {
    return new UnfitDocumentException(true, "body", "1 字节至 10 MiB", "1 byte to 10 MiB");
  }
}
