package cn.jianguan.rules.drl;

import java.util.Set;

/**
 * Cuts a rule file into words, in one pass. What a reader does not see, or might read as something
 * else than a compiler does, is refused wherever it stands: backslashes, control and formatting
 * characters, comments inside comments.
 */
final class DrlScanner {
  private static final int MAX_LENGTH = 64 * 1024;
  private static final int MAX_DIGITS = 15;
  private static final Set<String> PAIRS = Set.of("&&", "||", "==", "!=", "<=", ">=");
  private static final String SINGLES = "(),.!<>+-*/:;";

  private final String text;
  private int next;
  private int line = 1;
  private int lineStart;

  DrlScanner(String text) {
    this.text = text;
    if (text.length() > MAX_LENGTH) {
      throw wrong(
          "规则文件最长 %d 个字符".formatted(MAX_LENGTH),
          "a rule file has at most %d characters",
          MAX_LENGTH);
    }
  }

  /**
   * The next word, over blanks and comments; END after the last, again and again.
   *
   * @throws DrlException at a character that may not stand where it does
   */
  DrlToken word() {
    blanks();
    if (next == text.length()) {
      return new DrlToken(DrlToken.Type.END, "", here());
    }
    int c = text.codePointAt(next);
    if (c == '"') {
      return quoted();
    }
    if (c >= '0' && c <= '9') {
      return number();
    }
    return isNameStart(c) ? name() : symbol();
  }

  private void blanks() {
    while (next < text.length()) {
      if (" \t\r\n".indexOf(text.charAt(next)) >= 0) {
        step();
      } else if (text.startsWith("//", next)) {
        lineComment();
      } else if (text.startsWith("/*", next)) {
        blockComment();
      } else {
        return;
      }
    }
  }

  private void lineComment() {
    while (next < text.length() && text.charAt(next) != '\n') {
      step();
    }
  }

  private void blockComment() {
    DrlPosition start = here();
    step();
    step();
    while (!text.startsWith("*/", next)) {
      if (next >= text.length()) {
        throw new DrlException(start, "注释没有 */", "the comment is not closed by */");
      }
      if (text.startsWith("/*", next)) {
        throw wrong("注释中不得再有 /*", "a comment inside a comment");
      }
      step();
    }
    step();
    step();
  }

  private DrlToken quoted() {
    DrlPosition start = here();
    int from = next + 1;
    step();
    while (next < text.length() && text.charAt(next) != '"') {
      if (text.startsWith("/*", next) || text.startsWith("*/", next)) {
        throw wrong("引号内不得有 /* 或 */", "no comment signs inside quotes");
      }
      if (text.charAt(next) < ' ') {
        throw wrong("本行缺少右引号", "the text is not closed on its line");
      }
      step();
    }
    if (next == text.length()) {
      throw wrong("缺少右引号", "the text is not closed");
    }
    step();
    return new DrlToken(DrlToken.Type.STRING, text.substring(from, next - 1), start);
  }

  private DrlToken number() {
    DrlPosition start = here();
    int from = next;
    digits();
    if (text.startsWith(".", next) && isDigit(next + 1)) {
      next++;
      digits();
    }
    String number = text.substring(from, next);
    boolean octal = number.length() > 1 && number.charAt(0) == '0' && number.charAt(1) != '.';
    if (octal || number.length() > MAX_DIGITS) {
      throw new DrlException(
          start,
          "数字不得以 0 开头，最长 %d 位".formatted(MAX_DIGITS),
          "a number does not begin with 0 and has at most %d digits".formatted(MAX_DIGITS));
    }
    return new DrlToken(DrlToken.Type.NUMBER, number, start);
  }

  private void digits() {
    while (isDigit(next)) {
      next++;
    }
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private DrlToken name() {
    DrlPosition start = here();
    int from = next;
    while (next < text.length() && isNamePart(text.codePointAt(next))) {
      next += Character.charCount(text.codePointAt(next));
    }
    return new DrlToken(DrlToken.Type.NAME, text.substring(from, next), start);
  }

  private DrlToken symbol() {
    String pair = text.substring(next, Math.min(next + 2, text.length()));
    String symbol = PAIRS.contains(pair) ? pair : pair.substring(0, 1);
    if (symbol.length() == 1 && SINGLES.indexOf(symbol.charAt(0)) < 0) {
      throw wrong("此处不能用 %s".formatted(shown()), "%s is not allowed here", shown());
    }
    DrlToken token = new DrlToken(DrlToken.Type.SYMBOL, symbol, here());
    next += symbol.length();
    return token;
  }

  /** Over one character, which must be one that everybody sees. */
  private void step() {
    int c = text.codePointAt(next);
    if (c == '\\') {
      throw wrong("规则文件中不得有反斜杠", "no backslashes in rule files");
    }
    if (isHidden(c)) {
      throw wrong("不可见字符 %s".formatted(shown()), "an invisible character: %s", shown());
    }
    next += Character.charCount(c);
    if (c == '\n') {
      line++;
      lineStart = next;
    }
  }

  private static boolean isNameStart(int c) {
    return Character.isLetter(c) || c == '$' || c == '_';
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c) || Character.isDigit(c);
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private String shown() {
    int c = text.codePointAt(next);
    String code = "U+%04X".formatted(c);
    return isHidden(c) ? code : Character.toString(c) + " (" + code + ")";
  }

  private DrlPosition here() {
    return new DrlPosition(line, next - lineStart + 1);
  }

  private DrlException wrong(String zh, String en, Object... arguments) {
    return new DrlException(here(), zh, en.formatted(arguments));
  }
}
