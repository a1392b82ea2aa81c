package cn.jianguan.code;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Industry code (国民经济行业分类) after GB/T 4754-2017: division, group or class of two to four digits;
 * the section letter follows from the division and may be written before it.
 *
 * @param section A to T
 * @param digits two to four digits
 */
public record IndustryCode(char section, String digits) {
  private static final Pattern FORM = Pattern.compile("([A-T])?([0-9]{2,4})");
  private static final int DIVISION = 2;

  private static final Pattern SECTION = Pattern.compile("[A-T]");

  /** Last division of each section, A to T. */
  private static final int[] LAST = {
    5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97
  };

  private static final int[] LAST_2011 = {
    5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 78, 81, 82, 84, 89, 95, 96
  };

  private static final int[] LAST_2002 = {
    5, 11, 43, 46, 50, 59, 62, 65, 67, 71, 72, 74, 78, 81, 83, 84, 87, 92, 97, 98
  };

  /** Reads {@code 1311}, {@code C1311}, {@code C13}. */
  public static Reading<IndustryCode> parse(String text) {
    Matcher parts = FORM.matcher(CodeText.normalise(text));
    if (!parts.matches()) {
      return Reading.refuse(
          Problem.FORMAT, "行业代码应为可选门类字母加 2 至 4 位数字 / an optional letter A to T and 2 to 4 digits");
    }
    String digits = parts.group(2);
    char section = section(digits, LAST);
    if (section == 0) {
      return Reading.refuse(Problem.RANGE, "行业大类应在 01 至 97 之间 / a division from 01 to 97");
    }
    if (parts.group(1) != null && parts.group(1).charAt(0) != section) {
      return Reading.refuse(
          Problem.RANGE, "该行业大类属于门类 %1$c / section %1$c for this division".formatted(section));
    }
    return Reading.of(new IndustryCode(section, digits));
  }

  @Override
  public String toString() {
    return section + digits;
  }

  /**
   * What a code is that is none of today's divisions, groups and classes, and yet not wrong: {@code
   * SECTION} for a letter alone, {@code GB2011} or {@code GB2002} for one of those editions; in
   * them later sections have other letters. Such a code is not translated, since classes were split
   * and joined; its digits are not those of today.
   */
  public static Optional<String> bygone(String text) {
    String code = CodeText.normalise(text);
    if (SECTION.matcher(code).matches()) {
      return Optional.of("SECTION");
    }
    Matcher parts = FORM.matcher(code);
    if (!parts.matches() || parse(code).refusal().isEmpty()) {
      return Optional.empty();
    }
    if (isOf(LAST_2011, parts)) {
      return Optional.of("GB2011");
    }
    return isOf(LAST_2002, parts) ? Optional.of("GB2002") : Optional.empty();
  }

  private static boolean isOf(int[] edition, Matcher parts) {
    char section = section(parts.group(2), edition);
    return section != 0 && (parts.group(1) == null || parts.group(1).charAt(0) == section);
  }

  private static char section(String digits, int[] last) {
    int division = Integer.parseInt(digits, 0, DIVISION, 10);
    for (int i = 0; division > 0 && i < last.length; i++) {
      if (division <= last[i]) {
        return (char) ('A' + i);
      }
    }
    return 0;
  }
}
