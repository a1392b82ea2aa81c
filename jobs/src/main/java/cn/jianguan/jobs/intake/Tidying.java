package cn.jianguan.jobs.intake;

import cn.jianguan.act.TextContent;
import cn.jianguan.record.SupervisionAct;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes codes the one way they are compared: half-width, no blanks around, upper case. Which those
 * are, the schemas say. Names, addresses and remarks stay as they were sent; nothing is corrected
 * (an O stays an O).
 */
final class Tidying {
  private static final TextFields CODES =
      new TextFields(TextContent.TIDY_CODE, TextContent.PARTY_CODE);
  private static final int REGION_DIGITS = 6;
  private static final Pattern LONGER_REGION = Pattern.compile("\\d{9}|\\d{12}");

  private Tidying() {}

  static void tidy(SupervisionAct act) {
    CODES.replace(act, Tidying::code);
    CODES.replace(act.getParty(), Tidying::code);
    if (act.getBody() instanceof IndexedRecord body) {
      CODES.replace(body, Tidying::code);
    }
    shortenRegion(act);
  }

  /** Town and village codes of nine and twelve digits begin with the county's six. */
  private static void shortenRegion(SupervisionAct act) {
    String area = act.getAreaNumber();
    boolean isLonger = area.length() > REGION_DIGITS && LONGER_REGION.matcher(area).matches();
    if (isLonger) {
      act.setAreaOriginal(area);
      act.setAreaNumber(area.substring(0, REGION_DIGITS));
    }
  }

  static String code(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || c >= 'a' && c <= 'z') {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
      }
    }
    return text;
  }
}
