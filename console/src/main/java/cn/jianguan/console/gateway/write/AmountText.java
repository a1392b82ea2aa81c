package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.record.RejectReason;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads amounts as people write them: full-width digits, thousands signs, 万 and 亿, 元, a sign of the
 * currency. What is not whole, such as {@code 1,00} or {@code 二万}, is refused.
 */
final class AmountText {
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:人民币|RMB|CNY|¥)?\\s*([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)\\s*([万萬亿億]?)\\s*[元圆圓]?整?");

  private AmountText() {}

  /** The same amount in plain digits, in 元; an empty text stays empty. */
  static String plain(String text) throws RowRefusedException {
    if (text.isEmpty()) {
      return text;
    }
    Matcher amount = AMOUNT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    if (!amount.matches()) {
      throw new RowRefusedException(
          RejectReason.FIELD_FORMAT, "", text, "金额，如 12,000.50元、2万元 / an amount such as 2万元");
    }
    String digits = amount.group(1).replace(",", "");
    int zeros =
        switch (amount.group(2)) {
          case "" -> 0;
          case "万", "萬" -> 4;
          default -> 8;
        };
    return zeros == 0 ? digits : new BigDecimal(digits).scaleByPowerOfTen(zeros).toPlainString();
  }
}
