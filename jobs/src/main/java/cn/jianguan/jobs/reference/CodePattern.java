package cn.jianguan.jobs.reference;

import cn.jianguan.code.Problem;
import cn.jianguan.code.Reading;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;

/**
 * The form of a scheme's codes. Sources write it, so it is matched by an engine whose time is
 * linear in the text, and its size is bounded: no pattern and no code can hold a row up.
 */
public final class CodePattern {
  /** Characters of a pattern, and of a code that is matched. */
  static final int LONGEST = 200;

  /** Counted repetitions multiplied with each other: they may be nested. */
  private static final int MOST_REPETITIONS = 20_000;

  private static final java.util.regex.Pattern COUNTED =
      java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?\\}");

  private final Pattern pattern;

  private CodePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Reads what stands in {@code IdScheme.pattern}. */
  public static Reading<CodePattern> parse(String text) {
    if (text.length() > LONGEST || repetitions(text) > MOST_REPETITIONS) {
      return Reading.refuse(
          Problem.FORMAT,
          "正则式过长或重复次数过多,至多 %1$d 个字符 / at most %1$d characters and few repetitions"
              .formatted(LONGEST));
    }
    try {
      return Reading.of(new CodePattern(Pattern.compile(text)));
    } catch (PatternSyntaxException e) {
      return Reading.refuse(
          Problem.FORMAT,
          "应为 RE2 正则式,不支持环视与反向引用 / a regular expression of RE2, without look-around and"
              + " back-references: "
              + e.getDescription());
    }
  }

  /** Whether a whole code has this form; one that is too long to be a code has not. */
  public boolean matches(String code) {
    return code.length() <= LONGEST && pattern.matches(code);
  }

  private static long repetitions(String text) {
    long product = 1;
    for (MatchResult count : COUNTED.matcher(text).results().toList()) {
      boolean isRange = count.group(2) != null && !count.group(2).isEmpty();
      long most = Long.parseLong(isRange ? count.group(2) : count.group(1));
      product = Math.min(product * Math.max(1, most), Integer.MAX_VALUE);
    }
    return product;
  }
}
