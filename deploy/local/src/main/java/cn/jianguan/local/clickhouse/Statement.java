package cn.jianguan.local.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the server must know of a text before any of it reaches the engine.
 *
 * <p>The engine's query call would end the data of an insert at its first blank line and run the
 * rest as SQL, and it would run stacked statements one after the other. So data never goes there:
 * an insert is cut into its head and its data here, and everything else must be one statement.
 *
 * @param sql the statement; of an insert with data, its head without the {@code FORMAT} clause
 * @param inputFormat format of the data that follows, or null if the statement takes none
 * @param dataAt where in the text the data begins
 * @param outputFormat format named by the statement itself, or null
 * @param streams whether the engine can hand over the result in chunks: a select without totals
 */
record Statement(String sql, String inputFormat, int dataAt, String outputFormat, boolean streams) {

  private static final Set<String> FORBIDDEN_SYSTEM = Set.of("SHUTDOWN", "KILL", "SUSPEND");

  boolean takesData() {
    return inputFormat != null;
  }

  /**
   * Reads the beginning of a text.
   *
   * @param text SQL and, for an insert, at least the beginning of its data
   */
  static Statement of(byte[] text) throws EngineException {
    String latin = new String(text, StandardCharsets.ISO_8859_1);
    Lexer lexer = new Lexer(latin);
    lexer.next();
    if (lexer.is("INSERT")) {
      Statement insert = insert(latin, lexer);
      if (insert != null) {
        return insert;
      }
    }
    return single(latin);
  }

  /** Returns null for an insert that carries no data of its own, such as one with SELECT. */
  private static Statement insert(String latin, Lexer lexer) throws EngineException {
    skipTarget(lexer);
    while (lexer.type() != Lexer.Type.END) {
      if (lexer.depth() == 0) {
        if (lexer.is("VALUES")) {
          return new Statement(
              utf8(latin.substring(0, lexer.start())), "Values", lexer.end(), null, false);
        }
        if (lexer.is("FORMAT")) {
          return formatted(latin, lexer);
        }
        if (lexer.is("SELECT") || lexer.is("WITH") || lexer.is("FROM")) {
          return null;
        }
      }
      lexer.next();
    }
    return null;
  }

  /** The target may bear any name, even that of a keyword. */
  private static void skipTarget(Lexer lexer) {
    lexer.next();
    if (lexer.is("INTO")) {
      lexer.next();
    }
    if (lexer.is("TABLE") || lexer.is("FUNCTION")) {
      lexer.next();
    }
    lexer.next();
    while (lexer.is(".")) {
      lexer.next();
      lexer.next();
    }
  }

  private static Statement formatted(String latin, Lexer lexer) throws EngineException {
    String head = utf8(latin.substring(0, lexer.start()));
    if (lexer.next() != Lexer.Type.WORD) {
      throw EngineException.refused(
          EngineException.SYNTAX_ERROR, "Syntax error: expected the name of a format");
    }
    String format = lexer.token();
    int at = lexer.end();
    while (at < latin.length() && " \t\f\r".indexOf(latin.charAt(at)) >= 0) {
      at++;
    }
    if (latin.regionMatches(true, at, "SETTINGS ", 0, 9)) {
      throw EngineException.refused(
          EngineException.SYNTAX_ERROR, "Syntax error: write SETTINGS before FORMAT");
    }
    if (at < latin.length() && latin.charAt(at) == '\n') {
      at++;
    }
    return new Statement(head, format, at, null, false);
  }

  private static Statement single(String latin) throws EngineException {
    Lexer lexer = new Lexer(latin);
    List<String> words = new ArrayList<>();
    int end = -1;
    while (lexer.next() != Lexer.Type.END) {
      if (lexer.is(";")) {
        end = end < 0 ? lexer.start() : end;
      } else if (end >= 0) {
        throw EngineException.refused(
            EngineException.SYNTAX_ERROR,
            "Syntax error (Multi-statements are not allowed): failed at position "
                + (lexer.start() + 1));
      } else {
        words.add(lexer.type() == Lexer.Type.WORD ? lexer.token() : "");
      }
    }
    forbid(words);
    return new Statement(
        utf8(end < 0 ? latin : latin.substring(0, end)),
        null,
        latin.length(),
        outputFormat(words),
        streams(words));
  }

  private static boolean streams(List<String> words) {
    boolean select =
        words.stream()
            .filter(word -> !word.isEmpty())
            .findFirst()
            .filter(word -> upper(word).equals("SELECT") || upper(word).equals("WITH"))
            .isPresent();
    return select && words.stream().noneMatch("TOTALS"::equalsIgnoreCase);
  }

  private static void forbid(List<String> words) throws EngineException {
    String first = words.isEmpty() ? "" : upper(words.get(0));
    String second = words.size() < 2 ? "" : upper(words.get(1));
    if (first.equals("SYSTEM") && FORBIDDEN_SYSTEM.contains(second)) {
      throw EngineException.refused(
          EngineException.NOT_IMPLEMENTED, "SYSTEM " + second + " is not served here");
    }
    for (int i = 1; i < words.size(); i++) {
      if (upper(words.get(i)).equals("OUTFILE") && upper(words.get(i - 1)).equals("INTO")) {
        throw EngineException.refused(
            EngineException.NOT_IMPLEMENTED, "INTO OUTFILE is not served over HTTP");
      }
    }
  }

  /** {@code FORMAT x} as the end of the statement or before its SETTINGS. */
  private static String outputFormat(List<String> words) {
    for (int i = words.size() - 2; i >= 0; i--) {
      boolean last = i + 2 == words.size() || upper(words.get(i + 2)).equals("SETTINGS");
      if (last && upper(words.get(i)).equals("FORMAT") && !words.get(i + 1).isEmpty()) {
        return words.get(i + 1);
      }
    }
    return null;
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
