package cn.jianguan.rules.wording;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The English noun behind a count of one: sentences are written for many ("{n} valid officers"), of
 * one there is no more than that noun to change. Verbs stay as they are written.
 */
final class Noun {
  private static final Pattern WORD = Pattern.compile("\\G ([a-z-]+)(?![A-Za-z])");

  /** Adjectives before a noun. */
  private static final int BEFORE = 2;

  /** With these no noun of the count can follow any more. */
  private static final Set<String> ENDS =
      Set.of(
          "a", "an", "the", "of", "in", "at", "on", "to", "for", "from", "by", "with", "within",
          "without", "since", "over", "under", "above", "below", "per", "and", "or", "is", "was",
          "has", "as", "its", "this", "that", "which", "who");

  private static final Set<String> SINGULAR = Set.of("works", "series", "means", "always", "gas");

  private Noun() {}

  /** The text behind the count, with its first plural in the singular. */
  static String singular(String text) {
    Matcher word = WORD.matcher(text);
    for (int i = 0; i <= BEFORE && word.find() && !ENDS.contains(word.group(1)); i++) {
      String one = singularOf(word.group(1));
      if (!one.equals(word.group(1))) {
        return text.substring(0, word.start(1)) + one + text.substring(word.end(1));
      }
    }
    return text;
  }

  private static String singularOf(String word) {
    if (!word.endsWith("s") || word.matches(".*(?:ss|us|is)") || SINGULAR.contains(word)) {
      return word;
    }
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.matches(".*(?:ss|sh|ch|x)es")
        ? word.substring(0, word.length() - 2)
        : word.substring(0, word.length() - 1);
  }
}
