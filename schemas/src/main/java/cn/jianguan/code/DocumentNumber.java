package cn.jianguan.code;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Number of an official document (文号) in one spelling, so that the same decision sent by two
 * systems meets: {@code 苏市监罚字[2020]第0012号} and {@code 苏市监罚字〔2020〕12号} are one.
 *
 * <p>Compatibility forms are folded (NFKC), brackets become 〔〕, blanks go, and so do a 第 before and
 * a 号 after the serial and the zeros it starts with. The serial is what follows the bracketed year,
 * or the digits at the end. What is left keeps its order and letters.
 *
 * @param text the one spelling, without the trailing 号
 */
public record DocumentNumber(String text) {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200B\\uFEFF]+");
  private static final Pattern OPENING = Pattern.compile("[\\[(【〔{﹝]");
  private static final Pattern CLOSING = Pattern.compile("[\\])】〕}﹞]");
  private static final Pattern ORDINAL = Pattern.compile("^第|第(?=[0-9])");
  private static final Pattern MARK = Pattern.compile("[号號]$");
  private static final Pattern ZEROS_AFTER_YEAR = Pattern.compile("(〕[^0-9〕]*)0+(?=[0-9])");
  private static final Pattern ZEROS_AT_END = Pattern.compile("(?<![0-9])0+(?=[0-9]+$)");

  /** Refuses only what has no letter and no digit at all. */
  public static Reading<DocumentNumber> parse(String raw) {
    String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    String dense = BLANKS.matcher(folded).replaceAll("");
    String bracketed = CLOSING.matcher(OPENING.matcher(dense).replaceAll("〔")).replaceAll("〕");
    String bare = ORDINAL.matcher(MARK.matcher(bracketed).replaceFirst("")).replaceAll("");
    String normal =
        bare.indexOf('〕') >= 0
            ? ZEROS_AFTER_YEAR.matcher(bare).replaceAll("$1")
            : ZEROS_AT_END.matcher(bare).replaceFirst("");
    if (normal.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Reading.refuse(Problem.FORMAT, "文号应含文字或数字 / a number with letters or digits");
    }
    return Reading.of(new DocumentNumber(normal));
  }

  @Override
  public String toString() {
    return text;
  }
}
