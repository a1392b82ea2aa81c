package cn.jianguan.rules.wording;

import java.util.regex.Pattern;

/**
 * A text out of pieces. Where an ideograph meets a Latin letter or a digit of the next piece, a
 * space stands between them, as it does within written sentences. The first of a list behind a
 * colon loses the comma or semicolon that would part it from one before. Otherwise pieces keep what
 * is in them.
 */
final class Pieces {
  private static final Pattern BETWEEN = Pattern.compile("^(?:[，；、]|[,;](?= ))");
  private static final Pattern OPENS_LIST = Pattern.compile("[：:] ?$");

  private final StringBuilder text = new StringBuilder(64);

  void add(String raw) {
    String piece = raw;
    if (BETWEEN.matcher(raw).find() && OPENS_LIST.matcher(text).find()) {
      piece = raw.substring(text.charAt(text.length() - 1) == ' ' ? 2 : 1);
    }
    if (!text.isEmpty() && !piece.isEmpty()) {
      int last = text.codePointBefore(text.length());
      int next = piece.codePointAt(0);
      if (isIdeograph(last) && isLatin(next) || isLatin(last) && isIdeograph(next)) {
        text.append(' ');
      }
    }
    text.append(piece);
  }

  private static boolean isIdeograph(int character) {
    return Character.isIdeographic(character);
  }

  private static boolean isLatin(int character) {
    return Character.isDigit(character)
        || Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
