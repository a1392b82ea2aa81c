package cn.jianguan.jobs.casework.lifecycle;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title of an alert: the first clause of its reason, a sentence of its own. */
public final class Title {
  private static final int LONGEST = 120;

  /** A semicolon, or a full stop that ends a sentence and not a number or an abbreviation. */
  private static final Pattern END = Pattern.compile("；|。|; |\\.(?=\\s|$)");

  private Title() {}

  /** The clause; cut between words, with an ellipsis, where it is longer than a line. */
  public static String of(String reason) {
    Matcher end = END.matcher(reason);
    String clause = (end.find() ? reason.substring(0, end.start()) : reason).strip();
    return clause.codePointCount(0, clause.length()) <= LONGEST ? clause : cut(clause) + "…";
  }

  /** Between any two characters in Chinese; in the middle only of what has no word's end. */
  private static String cut(String clause) {
    int longest = clause.offsetByCodePoints(0, LONGEST - 1);
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(clause);
    int end = breaks.isBoundary(longest) ? longest : breaks.preceding(longest);
    return clause.substring(0, end > 0 ? end : longest).stripTrailing();
  }
}
