package cn.jianguan.code;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Resident identity number (公民身份号码) after GB 11643-1999, and the fifteen-digit numbers before it,
 * which are brought to eighteen. It names a natural person: {@link #toString} masks it, so that no
 * log line carries one.
 *
 * @param code eighteen characters
 */
public record ResidentId(String code) {
  private static final Pattern LONG = Pattern.compile("[0-9]{17}[0-9X]");
  private static final Pattern SHORT = Pattern.compile("[0-9]{15}");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int REGION_END = 6;

  /** Reads an eighteen-character or a fifteen-digit number. */
  public static Reading<ResidentId> parse(String text) {
    String code = CodeText.normalise(text);
    boolean isShort = SHORT.matcher(code).matches();
    if (isShort) {
      // Fifteen digits were issued to people born in the twentieth century only.
      String body = code.substring(0, REGION_END) + "19" + code.substring(REGION_END);
      code = body + checkCharacter(body);
    } else if (!LONG.matcher(code).matches()) {
      return Reading.refuse(
          Problem.FORMAT, "公民身份号码应为 18 位或旧 15 位 / 18 characters, or the 15 digits of old");
    }
    if (!hasBirthday(code)) {
      return Reading.refuse(Problem.RANGE, "公民身份号码中的出生日期应存在 / a birthday that exists");
    }
    char check = checkCharacter(code);
    if (code.charAt(WEIGHTS.length) != check) {
      return Reading.refuse(Problem.CHECK_DIGIT, "公民身份号码校验位不符 / a check character that fits");
    }
    return Reading.of(new ResidentId(code));
  }

  @Override
  public String toString() {
    return code.substring(0, REGION_END) + "************";
  }

  private static boolean hasBirthday(String code) {
    try {
      birthday(code);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static LocalDate birthday(String code) {
    return LocalDate.of(
        Integer.parseInt(code, 6, 10, 10),
        Integer.parseInt(code, 10, 12, 10),
        Integer.parseInt(code, 12, 14, 10));
  }

  private static char checkCharacter(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (code.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }
}
