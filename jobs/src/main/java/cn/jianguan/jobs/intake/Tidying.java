package cn.jianguan.jobs.intake;

import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes codes the one way they are compared: half-width, no blanks around, upper case. Names,
 * addresses and remarks stay as they were sent; nothing is corrected (an O stays an O).
 */
final class Tidying {
  private static final int REGION_DIGITS = 6;
  private static final Pattern LONGER_REGION = Pattern.compile("\\d{9}|\\d{12}");

  private Tidying() {}

  static void tidy(SupervisionAct act) {
    act.setDomain(code(act.getDomain()));
    act.setItemCode(code(act.getItemCode()));
    act.setImplementItemCode(code(act.getImplementItemCode()));
    act.setAgencyCode(code(act.getAgencyCode()));
    act.setEntrustedCode(code(act.getEntrustedCode()));
    act.setObjectType(code(act.getObjectType()));
    act.setIndustryCode(code(act.getIndustryCode()));
    act.getParty().setCeType(code(act.getParty().getCeType()));
    act.getParty().setUiCode(code(act.getParty().getUiCode()));
    if (act.getBody() instanceof SupervisedObject object) {
      object.setObjectCodeScheme(code(object.getObjectCodeScheme()));
      object.setObjectCode(code(object.getObjectCode()));
    }
    shortenRegion(act);
  }

  /** Town and village codes of nine and twelve digits begin with the county's six. */
  private static void shortenRegion(SupervisionAct act) {
    String area = code(act.getAreaNumber());
    boolean isLonger = area.length() > REGION_DIGITS && LONGER_REGION.matcher(area).matches();
    if (isLonger) {
      act.setAreaOriginal(area);
    }
    act.setAreaNumber(isLonger ? area.substring(0, REGION_DIGITS) : area);
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
