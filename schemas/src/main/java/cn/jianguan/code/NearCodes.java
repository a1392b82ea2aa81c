package cn.jianguan.code;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Valid codes in words, for a sender whose code is none. Asked of refused rows alone. */
public final class NearCodes {
  private static final int MOST = 12;
  private static final int NEAREST = 3;
  private static final int MOST_EDITS = 2;

  /** Longer ones are no codes, and comparing them would take long. */
  private static final int LONGEST = 40;

  private static final LevenshteinDistance EDITS = new LevenshteinDistance(MOST_EDITS);

  private record Near(String code, int edits) {}

  private NearCodes() {}

  /** All of them where they are few. */
  public static String allOrNearest(
      String code, Collection<String> valid, UnaryOperator<String> meaning) {
    return valid.isEmpty() || valid.size() > MOST
        ? nearest(code, valid, meaning)
        : "；可用 / valid: " + words(valid.stream().sorted().toList(), meaning);
  }

  /** Those that one or two mistakes in writing apart; empty where there are none. */
  public static String nearest(
      String code, Collection<String> valid, UnaryOperator<String> meaning) {
    if (code.length() > LONGEST) {
      return "";
    }
    List<String> near =
        valid.stream()
            .map(each -> new Near(each, EDITS.apply(code, each)))
            .filter(each -> each.edits() >= 0)
            .sorted(Comparator.comparingInt(Near::edits).thenComparing(Near::code))
            .limit(NEAREST)
            .map(Near::code)
            .toList();
    return near.isEmpty() ? "" : "；相近 / nearest: " + words(near, meaning);
  }

  private static String words(List<String> codes, UnaryOperator<String> meaning) {
    return codes.stream()
        .map(code -> (code + ' ' + meaning.apply(code)).strip())
        .collect(Collectors.joining(", "));
  }
}
