package cn.jianguan.code;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Administrative division code (行政区划代码) after GB/T 2260: six digits, two each for province, city
 * and county. Whether it exists, and when, is a question to {@link Regions}.
 *
 * @param code six digits
 */
public record RegionCode(String code) {
  /** Level of the division. */
  public enum Level {
    PROVINCE,
    CITY,
    COUNTY
  }

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{5}(?:[0-9]{3}(?:[0-9]{3})?)?");
  private static final int LENGTH = 6;

  /** Reads six digits, or nine (town) or twelve (village), which are cut to six. */
  public static Reading<RegionCode> parse(String text) {
    String code = CodeText.normalise(text);
    if (!FORM.matcher(code).matches()) {
      return Reading.refuse(
          Problem.FORMAT, "行政区划代码应为 6 位数字(可附 3 或 6 位乡村码) / six digits, or nine or twelve");
    }
    return Reading.of(new RegionCode(code.substring(0, LENGTH)));
  }

  public Level level() {
    if (code.endsWith("0000")) {
      return Level.PROVINCE;
    }
    return code.endsWith("00") ? Level.CITY : Level.COUNTY;
  }

  /** The divisions above, nearest first; empty for a province. */
  public List<RegionCode> ancestors() {
    RegionCode province = new RegionCode(code.substring(0, 2) + "0000");
    return switch (level()) {
      case PROVINCE -> List.of();
      case CITY -> List.of(province);
      case COUNTY -> List.of(new RegionCode(code.substring(0, 4) + "00"), province);
    };
  }

  /** Whether this is the other division or one above it. */
  public boolean covers(RegionCode other) {
    return equals(other) || other.ancestors().contains(this);
  }

  @Override
  public String toString() {
    return code;
  }
}
