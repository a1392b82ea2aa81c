package cn.jianguan.console.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is kept: documents and photos, told by their name and by how they begin. */
public enum DocumentType {
  PDF("application/pdf", List.of("pdf"), 0x25, 0x50, 0x44, 0x46, 0x2d),
  JPEG("image/jpeg", List.of("jpg", "jpeg"), 0xff, 0xd8, 0xff),
  PNG("image/png", List.of("png"), 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  /** GB/T 33190, in which decisions of agencies are archived. */
  OFD("application/ofd", List.of("ofd"), 0x50, 0x4b, 0x03, 0x04),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      List.of("docx"),
      0x50,
      0x4b,
      0x03,
      0x04),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      List.of("xlsx"),
      0x50,
      0x4b,
      0x03,
      0x04);

  private final String media;
  private final List<String> endings;
  private final int[] beginning;

  DocumentType(String media, List<String> endings, int... beginning) {
    this.media = media;
    this.endings = endings;
    this.beginning = beginning;
  }

  /** How it is called in HTTP. */
  public String media() {
    return media;
  }

  /** That of a file; refused where name or content is of none, or the two are not of one. */
  static DocumentType of(String name, byte[] content) throws UnfitDocumentException {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(it -> it.endings.contains(ending) && it.begins(content))
        .findFirst()
        .orElseThrow(
            () ->
                new UnfitDocumentException(
                    false,
                    "body",
                    "PDF、JPEG、PNG、OFD、DOCX 或 XLSX，且与文件名相符",
                    "PDF, JPEG, PNG, OFD, DOCX or XLSX, as its name says"));
  }

  private boolean begins(byte[] content) {
    if (content.length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if ((content[i] & 0xff) != beginning[i]) {
        return false;
      }
    }
    return true;
  }
}
