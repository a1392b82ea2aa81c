package cn.jianguan.server.alert;

import java.util.Locale;

/** Words that are looked for in texts, whatever the case of their letters. */
record Words(String words, boolean cased) {
  static Words of(String words) {
    boolean cased = !words.toLowerCase(Locale.ROOT).equals(words.toUpperCase(Locale.ROOT));
    return new Words(words, cased);
  }

  boolean in(String text) {
    if (!cased) {
      return text.contains(words); // far quicker, and Chinese has no case
    }
    int last = text.length() - words.length();
    for (int from = 0; from <= last; from++) {
      if (text.regionMatches(true, from, words, 0, words.length())) {
        return true;
      }
    }
    return false;
  }
}
