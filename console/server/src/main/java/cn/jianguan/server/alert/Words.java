package cn.jianguan.server.alert;

import java.util.Locale;

/** Words that are looked for in texts, whatever the case of their letters. */
record Words(String words, boolean cased, char lower, char upper) {
  static Words of(String words) {
    boolean cased = !words.toLowerCase(Locale.ROOT).equals(words.toUpperCase(Locale.ROOT));
    char first = words.charAt(0);
    return new Words(words, cased, Character.toLowerCase(first), Character.toUpperCase(first));
  }

  boolean in(String text) {
    if (!cased) {
      return text.contains(words); // far quicker, and Chinese has no case
    }
    int last = text.length() - words.length();
    for (int at = next(text, 0); at <= last; at = next(text, at + 1)) {
      if (text.regionMatches(true, at, words, 0, words.length())) {
        return true;
      }
    }
    return false;
  }

  /** Where one of the two first letters is next. */
  private int next(String text, int from) {
    int one = text.indexOf(lower, from);
    int other = upper == lower ? -1 : text.indexOf(upper, from);
    if (one < 0 || other < 0) {
      return one < 0 && other < 0 ? Integer.MAX_VALUE : Math.max(one, other);
    }
    return Math.min(one, other);
  }
}
