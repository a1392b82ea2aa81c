package cn.jianguan.local.clickhouse;

/**
 * Tokens of ClickHouse's SQL, as far as finding the end of a statement needs them: words, quoted
 * texts, punctuation; comments and blanks are skipped. Works on Latin-1 text, one character per
 * byte, so that positions are positions in the body.
 */
final class Lexer {
  enum Type {
    WORD,
    QUOTED_NAME,
    STRING,
    PUNCTUATION,
    END
  }

  private final String text;
  private int position;
  private int start;
  private Type type = Type.END;
  private int depth;

  Lexer(String text) {
    this.text = text;
  }

  /** Moves to the next token. */
  Type next() {
    skipBlanksAndComments();
    start = position;
    if (position >= text.length()) {
      type = Type.END;
      return type;
    }
    char c = text.charAt(position);
    if (isWord(c)) {
      type = Type.WORD;
      while (position < text.length() && isWord(text.charAt(position))) {
        position++;
      }
    } else if (c == '\'') {
      type = Type.STRING;
      skipQuoted(c);
    } else if (c == '"' || c == '`') {
      type = Type.QUOTED_NAME;
      skipQuoted(c);
    } else if (c == '$' && skipHeredoc()) {
      type = Type.STRING;
    } else {
      type = Type.PUNCTUATION;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      position++;
    }
    return type;
  }

  private void skipBlanksAndComments() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c <= ' ') {
        position++;
      } else if (text.startsWith("--", position)
          || text.startsWith("# ", position)
          || text.startsWith("#!", position)) {
        int line = text.indexOf('\n', position);
        position = line < 0 ? text.length() : line + 1;
      } else if (text.startsWith("/*", position)) {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  /** Block comments nest in ClickHouse. */
  private void skipBlockComment() {
    int open = 0;
    while (position < text.length()) {
      if (text.startsWith("/*", position)) {
        open++;
        position += 2;
      } else if (text.startsWith("*/", position)) {
        open--;
        position += 2;
        if (open == 0) {
          return;
        }
      } else {
        position++;
      }
    }
  }

  private void skipQuoted(char quote) {
    position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '\\') {
        position++;
      } else if (c == quote) {
        return;
      }
    }
    position = text.length();
  }

  private boolean skipHeredoc() {
    int tag = position + 1;
    while (tag < text.length() && isWord(text.charAt(tag))) {
      tag++;
    }
    if (tag >= text.length() || text.charAt(tag) != '$') {
      return false;
    }
    String mark = text.substring(position, tag + 1);
    int close = text.indexOf(mark, tag + 1);
    if (close < 0) {
      return false;
    }
    position = close + mark.length();
    return true;
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  Type type() {
    return type;
  }

  /** The current token as it stands. */
  String token() {
    return text.substring(start, position);
  }

  boolean is(String wordOrSign) {
    return (type == Type.WORD || type == Type.PUNCTUATION) && token().equalsIgnoreCase(wordOrSign);
  }

  int start() {
    return start;
  }

  /** Position after the current token. */
  int end() {
    return position;
  }

  /** How many round brackets are open after the current token. */
  int depth() {
    return depth;
  }
}
