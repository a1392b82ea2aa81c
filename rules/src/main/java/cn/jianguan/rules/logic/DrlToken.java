package cn.jianguan.rules.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a rule file; comments and blanks are left out.
 *
 * @param line from 1
 */
public record DrlToken(Type type, String text, int line) {
  /** Kinds of words; the quotes of a STRING are left out. */
  public enum Type {
    STRING,
    NUMBER,
    NAME,
    SYMBOL
  }

  private static final Pattern WORD =
      Pattern.compile(
          "(?<skip>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
              + "|(?<string>\"[^\"\\\\\\n]*\")"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?)"
              + "|(?<name>[$\\p{L}_][$\\p{L}\\p{N}_]*)"
              + "|(?<symbol>&&|\\|\\||==|!=|<=|>=|(?s:.))");

  /** The words of a text, in order. */
  public static List<DrlToken> of(String text) {
    List<DrlToken> tokens = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    int line = 1;
    while (words.find()) {
      if (words.group("string") != null) {
        String quoted = words.group();
        tokens.add(new DrlToken(Type.STRING, quoted.substring(1, quoted.length() - 1), line));
      } else if (words.group("skip") == null) {
        tokens.add(new DrlToken(type(words), words.group(), line));
      }
      line += (int) words.group().chars().filter(c -> c == '\n').count();
    }
    return tokens;
  }

  private static Type type(Matcher words) {
    if (words.group("number") != null) {
      return Type.NUMBER;
    }
    return words.group("name") != null ? Type.NAME : Type.SYMBOL;
  }

  /** True for this name, number or symbol; never for a text in quotes. */
  public boolean is(String word) {
    return type != Type.STRING && text.equals(word);
  }
}
