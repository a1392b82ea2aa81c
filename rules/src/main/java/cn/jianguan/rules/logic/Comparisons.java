package cn.jianguan.rules.logic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drools compiles {@code a >= b} to {@code !(a < b)}, which holds where a value is missing (NaN).
 * Conditions are therefore rewritten to {@link Bundle#atLeast} and {@link Bundle#atMost} before
 * they are compiled. Nothing but the operators changes, and no line moves.
 */
final class Comparisons {
  private static final Pattern WORDS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|//[^\n]*");

  private final StringBuilder text;

  /** The text with blanks for what is in quotes or comments, edited alike. */
  private final StringBuilder plain;

  private Comparisons(String drl) {
    this.text = new StringBuilder(drl);
    Matcher words = WORDS.matcher(drl);
    this.plain = new StringBuilder(words.replaceAll(word -> " ".repeat(word.group().length())));
  }

  /** Rules in which no comparison holds for a missing value. */
  static String strict(String drl) {
    Comparisons comparisons = new Comparisons(drl);
    for (int at = drl.length() - 2; at >= 0; at--) {
      if (comparisons.plain.charAt(at + 1) == '=' && "<>".indexOf(drl.charAt(at)) >= 0) {
        comparisons.rewrite(at);
      }
    }
    return comparisons.text.toString();
  }

  private void rewrite(int operator) {
    String method = text.charAt(operator) == '>' ? "atLeast(" : "atMost(";
    int start = operator;
    for (int depth = 0; start > 0 && (depth > 0 || !ends("(,&|!", start - 1)); start--) {
      depth += step(')', '(', start - 1);
    }
    int end = operator + 2;
    for (int depth = 0; end < text.length() && (depth > 0 || !ends("),&|", end)); end++) {
      depth += step('(', ')', end);
    }
    for (StringBuilder each : new StringBuilder[] {text, plain}) {
      each.insert(end, ')').replace(operator, operator + 2, ",").insert(start, method);
    }
  }

  private boolean ends(String boundaries, int at) {
    return boundaries.indexOf(plain.charAt(at)) >= 0;
  }

  private int step(char deeper, char shallower, int at) {
    char c = plain.charAt(at);
    return c == deeper ? 1 : c == shallower ? -1 : 0;
  }
}
