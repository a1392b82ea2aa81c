package cn.jianguan.jobs.casework.lifecycle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title of an alert: the first clause of its reason, a sentence of its own. */
public final class Title {
  private static final int LONGEST = 120;

  /** A semicolon, or a full stop that ends a sentence and not a number or an abbreviation. */
  private static final Pattern END = Pattern.compile("；|。|; |\\.(?=\\s|$)");

  /** What does not stand before an ellipsis. */
  private static final Pattern LOOSE = Pattern.compile("[\\s,，、:：(（]+$");

  private Title() {}

  /** The clause; cut between words, with an ellipsis, where it is longer than a line. */
  public static String of(String reason) {
    Matcher end = END.matcher(reason);
    String clause = (end.find() ? reason.substring(0, end.start()) : reason).strip();
    return clause.codePointCount(0, clause.length()) <= LONGEST ? clause : cut(clause) + "…";
  }

  /** In the middle only of what has no word's end. */
  private static String cut(String clause) {
    int longest = clause.offsetByCodePoints(0, LONGEST - 1);
    int end = longest;
    while (end > 0 && !isBetweenWords(clause, end)) {
      end = clause.offsetByCodePoints(end, -1);
    }
    String kept = clause.substring(0, end > 0 ? end : longest);
    return LOOSE.matcher(kept).replaceFirst("");
  }

  /** At a blank; in Chinese each character is a word. */
  private static boolean isBetweenWords(String text, int at) {
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    return Character.isWhitespace(before)
        || Character.isWhitespace(after)
        || Character.isIdeographic(before)
        || Character.isIdeographic(after);
  }
}
