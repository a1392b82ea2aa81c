package cn.jianguan.code;

import java.util.regex.Pattern;

/**
 * Business tax number of Taiwan (統一編號): eight digits, the weighted digit sum of which must be
 * divisible by ten, and by five since April 2023 when numbers ran short.
 *
 * @param code eight digits
 */
public record TaiwanTaxId(String code) {
  /** Which numbers count as valid. */
  public enum Rule {
    BEFORE_2023(10),
    SINCE_2023(5);

    private final int divisor;

    Rule(int divisor) {
      this.divisor = divisor;
    }
  }

  private static final Pattern FORM = Pattern.compile("[0-9]{8}");
  private static final int[] WEIGHTS = {1, 2, 1, 2, 1, 2, 4, 1};
  private static final int AMBIGUOUS = 6;

  /** Reads a number under the rule in force now, which every older number meets too. */
  public static Reading<TaiwanTaxId> parse(String text) {
    return parse(text, Rule.SINCE_2023);
  }

  public static Reading<TaiwanTaxId> parse(String text, Rule rule) {
    String code = CodeText.normalise(text);
    if (!FORM.matcher(code).matches()) {
      return Reading.refuse(Problem.FORMAT, "統一編號应为 8 位数字 / eight digits");
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int product = (code.charAt(i) - '0') * WEIGHTS[i];
      sum += product / 10 + product % 10;
    }
    // 7 × 4 = 28, 2 + 8 = 10: the rule lets this ten count as 1 or as 0.
    boolean second = code.charAt(AMBIGUOUS) == '7' && (sum + 1) % rule.divisor == 0;
    if (sum % rule.divisor != 0 && !second) {
      return Reading.refuse(Problem.CHECK_DIGIT, "統一編號校验位不符 / a check digit that fits");
    }
    if (CodeText.isPlaceholder(code)) {
      return Reading.refuse(Problem.RANGE, "統一編號不能全为同一数字 / a business, not a placeholder");
    }
    return Reading.of(new TaiwanTaxId(code));
  }

  @Override
  public String toString() {
    return code;
  }
}
