package cn.jianguan.jobs.intake;

import cn.jianguan.code.ResidentId;
import cn.jianguan.code.Uscc;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds persons in words by the form of what is written: resident numbers, mobile phones, bank
 * cards, plates, and names behind words that announce one. Numbers become pseudonyms, names are
 * masked. What has no such form stays.
 */
final class PersonTexts {
  private static final String DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
  private static final Pattern RESIDENT =
      Pattern.compile(
          "(?<!\\d)[1-9]\\d{5}[ -]?(?:18|19|20)\\d{2}" + DAY + "[ -]?\\d{3}[0-9Xx](?![0-9Xx])");
  private static final Pattern OLD_RESIDENT =
      Pattern.compile("(?<!\\d)[1-9]\\d{5}\\d{2}" + DAY + "\\d{3}(?!\\d)");
  private static final Pattern CARD =
      Pattern.compile(
          "(?<!\\d)(?:62|60|4\\d|5[1-5]|35)\\d{2}(?:[ -]?\\d{4}){3}(?:[ -]?\\d{1,3})?(?!\\d)");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\d.])(?:(?:\\+|00)?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d|\\.\\d|\\s?[元万亿])");

  /** In a code nothing is written apart; eleven digits within a digest are no phone. */
  private static final Pattern BARE_PHONE =
      Pattern.compile("(?<![0-9A-Za-z])1[3-9]\\d{9}(?![0-9A-Za-z])");

  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final Pattern PLATE =
      Pattern.compile(
          "["
              + PROVINCES
              + "][A-HJ-NP-Z][ ·•-]?(?=[A-Z]{0,5}\\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"
              + "(?![A-Za-z0-9])");

  private static final String ANNOUNCED =
      "(?:当事人|當事人|法定代表人|法人代表|法人|负责人|負責人|经营者|經營者|行为人|行為人|被处罚人|受處分人|违法行为人"
          + "|投诉人|举报人|申请人|申請人|联系人|聯絡人|驾驶员|駕駛人|驾驶人|司机|身份证姓名|姓名|业主|户主|监护人|患者|死者|伤者)";
  private static final String ORGANISATION =
      "(?:公司|店|厂|廠|局|社|院|部|场|場|中心|馆|館|行|处|站|所|校|园|園|队|室|厅|會|会|户|屋|铺|楼)";
  private static final Pattern NAME_AFTER_COLON =
      Pattern.compile(
          ANNOUNCED
              + "(?:姓名)?\\s?[:：]\\s?((?:\\p{IsHan}{1,8}·\\p{IsHan}{1,8}|\\p{IsHan}{2,4})(?<!"
              + ORGANISATION
              + "))(?!\\p{IsHan})");
  private static final String SURNAMES =
      "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
          + "田任姜范方石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎常武乔贺赖龚庞樊殷施翁倪严牛温季俞章鲁葛韦"
          + "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鐘鍾譚鄒陸顧龍錢湯喬賀賴龔龐嚴溫韋";
  private static final Pattern NAME_WITHOUT_COLON =
      Pattern.compile(
          ANNOUNCED
              + "(["
              + SURNAMES
              + "]\\p{IsHan}{1,2}?)(?=[,，。;；、（(\\s]|$|于|在|因|的|未|将|将|驾驶|驾车|经营|承认|陈述|到场|签字)");
  private static final String ANNOUNCING = "人者员員机主名表";
  private static final int PHONE_DIGITS = 11;
  private static final int RESIDENT_DIGITS = 17;

  private final PersonNumbers numbers;

  PersonTexts(PersonNumbers numbers) {
    this.numbers = numbers;
  }

  /** Words, with the persons in them hidden. */
  String hide(String text) {
    Look look = Look.at(text);
    String hidden = text;
    if (look.digits >= PHONE_DIGITS) {
      String half = halfWidthDigits(hidden);
      hidden = replace(half, RESIDENT, id -> isOrganisation(id) ? id : numbers.hideResident(id));
      hidden = replace(hidden, CARD, card -> isCard(card) ? numbers.hide(card) : card);
      hidden = replace(hidden, OLD_RESIDENT, id -> isResident(id) ? numbers.hide(id) : id);
      hidden = replace(hidden, PHONE, numbers::hide);
      hidden = hidden.equals(half) ? text : hidden;
    }
    if (look.plate) {
      hidden = replace(hidden, PLATE, numbers::hide);
    }
    return look.announced ? hideNames(hidden) : hidden;
  }

  /** A code: only what is certain, since codes are compared. */
  String hideInCode(String code) {
    return hideResidents(code, Look.at(code));
  }

  private String hideResidents(String code, Look look) {
    return look.digits >= RESIDENT_DIGITS
        ? replace(code, RESIDENT, id -> isResident(id) ? numbers.hide(id) : id)
        : code;
  }

  /** The name of a row, or of a code of a row about a person: phones, too. */
  String hideInKey(String key) {
    Look look = Look.at(key);
    return look.digits >= PHONE_DIGITS
        ? replace(hideResidents(key, look), BARE_PHONE, numbers::hide)
        : key;
  }

  private static String hideNames(String text) {
    return replaceGroup(replaceGroup(text, NAME_AFTER_COLON), NAME_WITHOUT_COLON);
  }

  private static boolean isResident(String id) {
    return ResidentId.parse(id).value().isPresent();
  }

  /** A credit code of digits alone. */
  private static boolean isOrganisation(String id) {
    return Uscc.parse(id).value().isPresent() && !isResident(id);
  }

  /** By Luhn's sum. */
  private static boolean isCard(String text) {
    int sum = 0;
    boolean second = false;
    for (int i = text.length() - 1; i >= 0; i--) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        int value = second ? digit * 2 : digit;
        sum += value > 9 ? value - 9 : value;
        second = !second;
      }
    }
    return sum % 10 == 0;
  }

  private static String replace(String text, Pattern pattern, UnaryOperator<String> by) {
    Matcher found = pattern.matcher(text);
    return found.find()
        ? found.replaceAll(match -> Matcher.quoteReplacement(by.apply(match.group())))
        : text;
  }

  private static String replaceGroup(String text, Pattern pattern) {
    Matcher found = pattern.matcher(text);
    return found.find()
        ? found.replaceAll(
            match -> {
              int at = match.start(1) - match.start();
              String whole = match.group();
              String name = match.group(1);
              return Matcher.quoteReplacement(
                  whole.substring(0, at)
                      + Pseudonyms.mask(name)
                      + whole.substring(at + name.length()));
            })
        : text;
  }

  private static String halfWidthDigits(String text) {
    StringBuilder half = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isWide = c >= '０' && c <= '９' || c == 'Ｘ' || c == 'ｘ';
      if (isWide) {
        half = half == null ? new StringBuilder(text) : half;
        half.setCharAt(i, (char) (c - '０' + '0'));
      }
    }
    return half == null ? text : half.toString();
  }

  /**
   * What a text may hold, found in one pass: nearly all hold nothing.
   *
   * @param digits in the longest number; a blank or hyphen between two of its digits is part of it
   */
  private record Look(int digits, boolean plate, boolean announced) {
    static Look at(String text) {
      int digits = 0;
      int longest = 0;
      int last = -1;
      boolean plate = false;
      boolean announced = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= '0' && c <= '9' || c >= '０' && c <= '９') {
          boolean goesOn = i - last == 1 || i - last == 2 && isSeparator(text.charAt(i - 1));
          digits = goesOn ? digits + 1 : 1;
          longest = Math.max(longest, digits);
          last = i;
        } else if (c > '~') {
          announced |= ANNOUNCING.indexOf(c) >= 0;
        } else if (c >= 'A' && c <= 'Z') {
          plate |= i > 0 && PROVINCES.indexOf(text.charAt(i - 1)) >= 0;
        }
      }
      return new Look(longest, plate, announced);
    }

    private static boolean isSeparator(char c) {
      return c == ' ' || c == '-';
    }
  }
}
