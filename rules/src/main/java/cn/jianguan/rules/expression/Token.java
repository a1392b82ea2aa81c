package cn.jianguan.rules.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word of an expression: what it is, as written, and where. */
record Token(Type type, String text, int position) {
  enum Type {
    NUMBER,
    TEXT,
    NAME,
    TRIGGER,
    PARAMETER,
    SYMBOL,
    END
  }

  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|(?<number>[0-9]+(?:\\.[0-9]+)?)|'(?<single>[^']*)'|\"(?<double>[^\"]*)\""
              + "|(?<prefix>[$#@]?)(?<name>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<symbol>&&|\\|\\||==|!=|<=|>=|[-+*/<>!()\\[\\],])");

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!word.region(at, text.length()).lookingAt()) {
        throw new ExpressionException(text, at, "无法识别的字符", "unexpected character");
      }
      add(word, at, tokens);
      at = word.end();
    }
    tokens.add(new Token(Type.END, "", text.length()));
    return tokens;
  }

  private static void add(Matcher word, int at, List<Token> tokens) {
    if (word.group("number") != null) {
      tokens.add(new Token(Type.NUMBER, word.group("number"), at));
    } else if (word.group("single") != null) {
      tokens.add(new Token(Type.TEXT, word.group("single"), at));
    } else if (word.group("double") != null) {
      tokens.add(new Token(Type.TEXT, word.group("double"), at));
    } else if (word.group("name") != null) {
      Type type =
          switch (word.group("prefix")) {
            case "$" -> Type.TRIGGER;
            case "#", "@" -> Type.PARAMETER;
            default -> Type.NAME;
          };
      String mark = word.group("prefix").equals("@") ? "@" : "";
      tokens.add(new Token(type, mark + word.group("name"), at));
    } else if (word.group("symbol") != null) {
      tokens.add(new Token(Type.SYMBOL, word.group("symbol"), at));
    }
  }
}
