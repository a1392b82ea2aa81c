package cn.jianguan.code;

/**
 * Unified social credit code (统一社会信用代码) after GB 32100-2015: registration authority, category,
 * region, organisation code, check character.
 *
 * <p>Its region is that of registration and is never re-issued, so a code whose county was
 * abolished since stays valid: the region part is checked for form alone.
 *
 * @param code eighteen characters, upper-case, half-width
 */
public record Uscc(String code) {
  private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;
  private static final int REGION_START = 2;
  private static final int ORGANISATION_START = 8;
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  /** Reads a code as sources write it: full-width, lower-case, blanks around it. */
  public static Reading<Uscc> parse(String text) {
    String code = CodeText.normalise(text);
    if (code.length() != LENGTH) {
      return Reading.refuse(
          Problem.FORMAT, "统一社会信用代码应为 18 位 / a unified social credit code of 18 characters");
    }
    for (int i = 0; i < LENGTH; i++) {
      if (SYMBOLS.indexOf(code.charAt(i)) < 0) {
        return Reading.refuse(
            Problem.FORMAT,
            "统一社会信用代码只含数字与除 I、O、S、V、Z 外的大写字母"
                + " / digits and capital letters other than I, O, S, V, Z");
      }
    }
    if (!CodeText.isDigits(code, REGION_START, ORGANISATION_START)) {
      return Reading.refuse(Problem.FORMAT, "统一社会信用代码第 3 至 8 位应为数字 / digits at positions 3 to 8");
    }
    char check = checkCharacter(code);
    if (code.charAt(LENGTH - 1) != check) {
      return Reading.refuse(
          Problem.CHECK_DIGIT, "统一社会信用代码校验位应为 %1$c / check character %1$c".formatted(check));
    }
    if (CodeText.isPlaceholder(code.substring(ORGANISATION_START, LENGTH - 2))) {
      return Reading.refuse(
          Problem.RANGE, "统一社会信用代码的主体部分不能全为同一字符 / an organisation, not a placeholder");
    }
    return Reading.of(new Uscc(code));
  }

  /** Check character that belongs to the first seventeen characters. */
  static char checkCharacter(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += SYMBOLS.indexOf(code.charAt(i)) * WEIGHTS[i];
    }
    int remainder = SYMBOLS.length() - sum % SYMBOLS.length();
    return SYMBOLS.charAt(remainder % SYMBOLS.length());
  }

  @Override
  public String toString() {
    return code;
  }

  /** The organisation code (组织机构代码) within it, nine characters: what the same body had before. */
  public String organisationCode() {
    return code.substring(ORGANISATION_START, LENGTH - 1);
  }
}
