package cn.jianguan.console.document;

/** A document that is not taken; what was expected, in both languages. */
public final class UnfitDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isSize;
  private final String field;
  private final String zh;
  private final String en;

  UnfitDocumentException(boolean isSize, String field, String zh, String en) {
    super("%s: 应为 %s / expected %s".formatted(field, zh, en));
    this.isSize = isSize;
    this.field = field;
    this.zh = zh;
    this.en = en;
  }

  /** Whether it is too large, or nothing. */
  public boolean isSize() {
    return isSize;
  }

  /** What of it: {@code name} or {@code body}. */
  public String field() {
    return field;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }
}
