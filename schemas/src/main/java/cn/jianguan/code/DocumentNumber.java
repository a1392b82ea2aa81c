package cn.jianguan.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Number of a decision (文号), brought to one spelling so that two systems that write it differently
 * mean the same document: {@code 苏市监罚字[2020]第0012号} is {@code 苏市监罚字〔2020〕12}. For comparing only;
 * people are shown what the source wrote.
 *
 * @param text normalised; never empty
 */
public record DocumentNumber(String text) {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
  private static final Pattern OPENING = Pattern.compile("[\\[({【〔〖「<《]");
  private static final Pattern CLOSING = Pattern.compile("[])}】〕〗」>》]");
  private static final Pattern DASHES = Pattern.compile("\\p{Pd}|−");
  private static final Pattern TRAILING = Pattern.compile("号+$");

  /** 第 leads the serial; the 第 of a name such as 第三分局 stays. */
  private static final Pattern LEADING = Pattern.compile("第(?=\\d)");

  private static final Pattern SHORT_YEAR = Pattern.compile("〔(\\d\\d)〕");
  private static final Pattern ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d+$)");
  private static final Pattern SAYS_SOMETHING = Pattern.compile("[1-9]");

  /**
   * Reads a number as a source wrote it.
   *
   * @return empty for a text that can be no number, as 无 or 0000: it has no digit but zero
   */
  public static Optional<DocumentNumber> parse(String written) {
    String text = Normalizer.normalize(written, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    text = BLANKS.matcher(text).replaceAll("");
    text = CLOSING.matcher(OPENING.matcher(text).replaceAll("〔")).replaceAll("〕");
    text = DASHES.matcher(text).replaceAll("-");
    text = TRAILING.matcher(text).replaceAll("");
    text = LEADING.matcher(text).replaceAll("");
    text = SHORT_YEAR.matcher(text).replaceAll("〔20$1〕");
    text = ZEROS.matcher(text).replaceAll("");
    return SAYS_SOMETHING.matcher(text).find()
        ? Optional.of(new DocumentNumber(text))
        : Optional.empty();
  }

  /** One spelling of a number, or of what stands where a number should, for comparing. */
  public static String spelling(String written) {
    return parse(written).map(DocumentNumber::text).orElseGet(written::strip);
  }

  @Override
  public String toString() {
    return text;
  }
}
