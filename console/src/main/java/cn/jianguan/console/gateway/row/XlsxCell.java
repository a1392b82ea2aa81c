package cn.jianguan.console.gateway.row;

import cn.jianguan.record.RejectReason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * What a cell says, as a person sees it in the sheet: a date as a date, a number with at most the
 * 15 digits that a spreadsheet keeps (so 0.1 + 0.2 is 0.3).
 */
final class XlsxCell {
  /** Of a double; a spreadsheet has no others, and written out in full a larger one has no end. */
  private static final int LARGEST_EXPONENT = 400;

  private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final int KEPT_DIGITS = 15;
  private static final Pattern ERROR =
      Pattern.compile("#(N/A|DIV/0!|REF!|NAME\\?|NULL!|NUM!|VALUE!|GETTING_DATA|SPILL!|CALC!)");

  /** Text in quotes, signs behind a backslash, colours and locales in brackets. */
  private static final Pattern NO_SIGNS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");

  private static final Pattern ELAPSED =
      Pattern.compile("\\[(h+|m+|s+)]", Pattern.CASE_INSENSITIVE);
  private static final long SECONDS_A_DAY = 86_400;
  private static final int LAST_SERIAL = 2_958_465;
  private static final int DAY_THAT_NEVER_WAS = 60;

  private final boolean since1904;

  XlsxCell(boolean since1904) {
    this.since1904 = since1904;
  }

  /** The text of a cell; empty where there is none. */
  String text(Cell cell) throws RowRefusedException {
    if (cell == null) {
      return "";
    }
    Object value = cell.getValue();
    if (cell.getType() == CellType.ERROR
        || value instanceof String s && ERROR.matcher(s).matches()) {
      throw refused(String.valueOf(cell.getRawValue()), "没有错误的单元格 / a cell without an error");
    }
    if (value == null && cell.getType() == CellType.FORMULA) {
      throw refused(
          "=" + cell.getFormula(),
          "带结果的公式，请在表格软件中打开并保存 / a formula with its result: open the file in a spreadsheet and save it");
    }
    if (value instanceof BigDecimal number) {
      if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
        throw refused(String.valueOf(cell.getRawValue()), "合理的数量级 / a number of sane size");
      }
      return number(cell, number);
    }
    return value == null ? "" : value.toString();
  }

  private String number(Cell cell, BigDecimal number) throws RowRefusedException {
    String format = cell.getDataFormatString();
    Integer id = cell.getDataFormatId();
    String signs = format == null ? "" : NO_SIGNS.matcher(format).replaceAll("").toLowerCase();
    boolean isElapsed = format != null && ELAPSED.matcher(format).find();
    boolean showsDay = isDay(id) || !isElapsed && signs.matches(".*[yd].*");
    boolean showsTime = isTime(id) || !isElapsed && signs.matches(".*[hs].*");
    if ((showsDay || showsTime) && !signs.contains("general") && !signs.contains("#")) {
      return moment(number, showsDay, showsTime);
    }
    BigDecimal kept = number.round(KEPT);
    if (isWhole(number) && digits(number) > KEPT_DIGITS) {
      throw refused(
          number.toPlainString(),
          "超过 15 位的号码须以文本格式存放，表格软件已丢失其余位数 / a number of more than 15 digits stored as text: the spreadsheet has lost the others");
    }
    return kept.signum() == 0 ? "0" : kept.stripTrailingZeros().toPlainString();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static int digits(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.precision() - Math.min(0, bare.scale());
  }

  /** Formats that are known by number, those of East Asia among them. */
  private static boolean isDay(Integer id) {
    return id != null
        && (id >= 14 && id <= 17
            || id == 22
            || id >= 27 && id <= 31
            || id == 36
            || id >= 50 && id <= 54
            || id == 57
            || id == 58);
  }

  private static boolean isTime(Integer id) {
    return id != null
        && (id >= 18 && id <= 22
            || id >= 32 && id <= 35
            || id == 45
            || id == 47
            || id == 55
            || id == 56);
  }

  /** Days since the end of 1899, with a 29 February 1900 that never was; or since 1904. */
  private String moment(BigDecimal serial, boolean showsDay, boolean showsTime)
      throws RowRefusedException {
    long seconds =
        serial
            .multiply(BigDecimal.valueOf(SECONDS_A_DAY))
            .setScale(0, RoundingMode.HALF_UP)
            .longValue();
    long day = Math.floorDiv(seconds, SECONDS_A_DAY);
    if (serial.signum() < 0
        || day > LAST_SERIAL
        || showsDay && !since1904 && (day == 0 || day == DAY_THAT_NEVER_WAS)) {
      throw refused(serial.toPlainString(), "日期 / a date");
    }
    LocalDateTime epoch =
        since1904
            ? LocalDateTime.of(1904, 1, 1, 0, 0)
            : LocalDateTime.of(1899, 12, day < DAY_THAT_NEVER_WAS ? 31 : 30, 0, 0);
    try {
      LocalDateTime moment = epoch.plusSeconds(seconds);
      if (!showsTime) {
        return moment.toLocalDate().toString();
      }
      return showsDay
          ? moment.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
          : moment.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
    } catch (DateTimeException e) {
      throw refused(serial.toPlainString(), "日期 / a date");
    }
  }

  private static RowRefusedException refused(String value, String expected) {
    return new RowRefusedException(RejectReason.FIELD_FORMAT, "", value, expected);
  }
}
