package cn.jianguan.rules.pack;

/** A pack that cannot be read: which file, which line, which key, and what was expected there. */
public final class PackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String key;
  private final String zh;
  private final String en;

  /**
   * @param file path inside the pack, e.g. {@code JD-01/model.yaml}, with line and column where
   *     there is no key to name
   * @param line from 1; 0 where the whole file is meant
   * @param key dotted path of the entry; empty where the whole file is meant
   * @param zh what is wrong and what was expected, Chinese
   * @param en the same in English
   */
  public PackException(String file, int line, String key, String zh, String en) {
    super(where(file, line, key) + "：" + zh + " / " + en);
    this.file = file;
    this.line = line;
    this.key = key;
    this.zh = zh;
    this.en = en;
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  public String key() {
    return key;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  private static String where(String file, int line, String key) {
    String at = line > 0 ? file + ":" + line : file;
    return key.isEmpty() ? at : at + " [" + key + "]";
  }
}
