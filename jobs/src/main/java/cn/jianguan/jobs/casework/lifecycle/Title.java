package cn.jianguan.jobs.casework.lifecycle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title of an alert: the first clause of its reason, a sentence of its own. */
public final class Title {
  private static final int LONGEST = 120;

  /** A semicolon, or a full stop that ends a sentence and not a number or an abbreviation. */
  private static final Pattern END = Pattern.compile("；|。|; |\\.(?=\\s|$)");

  private Title() {}

  /** The clause; cut with an ellipsis where it is longer than a line. */
  public static String of(String reason) {
    Matcher end = END.matcher(reason);
    String clause = (end.find() ? reason.substring(0, end.start()) : reason).strip();
    return clause.codePointCount(0, clause.length()) <= LONGEST
        ? clause
        : clause.substring(0, clause.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
