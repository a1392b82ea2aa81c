package cn.jianguan.code;

import java.util.Locale;
import java.util.Set;

/**
 * Text of a code brought to one spelling: full-width forms to half-width, blanks at both ends off,
 * letters upper-case. Nothing else is changed; a letter O stays a letter O.
 */
public final class CodeText {
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Set<String> SAYS_NONE =
      Set.of(
          "无", "暂无", "没有", "無", "未知", "不详", "不詳", "不明", "空", "N/A", "NULL", "NONE", "NAN",
          "UNKNOWN");

  private CodeText() {}

  static String normalise(String text) {
    return halfWidth(text).toUpperCase(Locale.ROOT);
  }

  /** As {@link #normalise}, letters left as they are. */
  static String halfWidth(String text) {
    StringBuilder half = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      half.append(isFullWidth(c) ? (char) (c - FULL_WIDTH_SHIFT) : c);
    }
    int end = half.length();
    while (end > 0 && isBlank(half.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isBlank(half.charAt(start))) {
      start++;
    }
    return half.substring(start, end);
  }

  static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a number is one character again and again: what sources write where a field must not be
   * empty. Such numbers can pass a check digit, and would make one firm of many.
   */
  public static boolean isPlaceholder(String number) {
    return number.chars().allMatch(c -> c == number.charAt(0));
  }

  /**
   * Whether a text says that there is no number: 无, 不详, N/A, or nothing but signs. Other words may
   * be a source's own codes: some know shops by their names alone.
   */
  public static boolean saysNone(String text) {
    String plain = normalise(text);
    return SAYS_NONE.contains(plain) || plain.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** Whether nobody would see a character of it: two numbers would look like one. */
  public static boolean hidesCharacters(String text) {
    return text.codePoints()
        .map(Character::getType)
        .anyMatch(type -> type == Character.CONTROL || type == Character.FORMAT);
  }

  private static boolean isFullWidth(char c) {
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
  }
}
