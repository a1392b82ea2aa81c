package cn.jianguan.rules.drl;

/**
 * A word of a rule file; comments and blanks are left out.
 *
 * @param text without its quotes where it is a STRING
 */
record DrlToken(Type type, String text, DrlPosition at) {
  enum Type {
    STRING,
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  /** True for this name or symbol; never for a text in quotes. */
  boolean is(String word) {
    return type != Type.STRING && text.equals(word);
  }

  /** As messages call it. */
  String shown() {
    return type == Type.END ? "文件末尾 (end of file)" : type == Type.STRING ? '"' + text + '"' : text;
  }
}
