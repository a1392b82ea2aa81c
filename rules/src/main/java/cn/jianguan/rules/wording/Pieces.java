package cn.jianguan.rules.wording;

/**
 * A text out of pieces. Where an ideograph meets a Latin letter or a digit of the next piece, a
 * space stands between them, as it does within written sentences; pieces keep what is in them.
 */
final class Pieces {
  private final StringBuilder text = new StringBuilder(64);

  void add(String piece) {
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
