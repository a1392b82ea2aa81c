package cn.jianguan.code;

import java.util.regex.Pattern;

/**
 * Organisation code (组织机构代码) after GB 11714-1997: eight characters and a check character.
 *
 * @param code nine characters without hyphen
 */
public record OrganisationCode(String code) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{8}-?[0-9X]");
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int MODULUS = 11;
  private static final int ALPHANUMERIC = 36;

  /** Reads a code with or without the hyphen before its check character. */
  public static Reading<OrganisationCode> parse(String text) {
    String spelled = CodeText.normalise(text);
    if (!FORM.matcher(spelled).matches()) {
      return Reading.refuse(
          Problem.FORMAT, "组织机构代码应为 8 位本体与 1 位校验码 / eight letters or digits and a check character");
    }
    String code = spelled.replace("-", "");
    char check = checkCharacter(code);
    if (code.charAt(WEIGHTS.length) != check) {
      return Reading.refuse(
          Problem.CHECK_DIGIT, "组织机构代码校验位应为 %1$c / check character %1$c".formatted(check));
    }
    if (CodeText.isPlaceholder(code.substring(0, WEIGHTS.length))) {
      return Reading.refuse(Problem.RANGE, "组织机构代码不能全为同一字符 / an organisation, not a placeholder");
    }
    return Reading.of(new OrganisationCode(code));
  }

  private static char checkCharacter(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += Character.digit(code.charAt(i), ALPHANUMERIC) * WEIGHTS[i];
    }
    int check = MODULUS - sum % MODULUS;
    if (check == MODULUS) {
      return '0';
    }
    return check == MODULUS - 1 ? 'X' : (char) ('0' + check);
  }

  @Override
  public String toString() {
    return code;
  }
}
