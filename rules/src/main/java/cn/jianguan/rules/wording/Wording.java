package cn.jianguan.rules.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes values for people, in one language. Money is in yuan, from 10,000 on in 万元 and from
 * 100,000,000 in 亿元 (Chinese; in yuan where that would take a fifth digit behind the point), with
 * its currency where that is not CNY; a part of one is a percentage, minutes are hours and minutes,
 * a moment at 00:00 is its day. Money is exact to its hundredth, and so is a number as it was
 * reported; what a calculation leaves behind the point is cut to five digits, a percentage to its
 * first decimal.
 */
public final class Wording {
  /** More than anybody reports: such a number was calculated. */
  private static final int REPORTED_DECIMALS = 6;

  private static final int CALCULATED_DIGITS = 5;
  private static final int ROUNDED_DECIMALS = 1;
  private static final int SCALED_DECIMALS = 4;
  private static final int SMALL_PERCENT_DECIMALS = 4;
  private static final int PERCENT_DECIMALS = 1;
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int MINUTES_PER_HOUR = 60;
  private static final int HOURS_PER_DAY = 24;

  private final Language language;
  private final Names names;
  private final ZoneId zone;

  /**
   * @param zone in which moments are told
   */
  public Wording(Language language, Names names, ZoneId zone) {
    this.language = language;
    this.names = names;
    this.zone = zone;
  }

  Language language() {
    return language;
  }

  /**
   * A value in words; empty where there is none.
   *
   * @param currency ISO 4217 code of money; empty CNY
   */
  public String of(Spoken spoken, String currency) {
    if (spoken.isAbsent()) {
      return "";
    }
    Object value = spoken.value();
    if (value instanceof Boolean yes) {
      return yes ? language.of("是", "yes") : language.of("否", "no");
    }
    if (value instanceof Number number) {
      return number(number, spoken.quantity(), currency);
    }
    if (value instanceof Collection<?> many) {
      return many.stream()
          .map(one -> of(new Spoken(one, spoken.quantity()), currency))
          .collect(Collectors.joining(language.of("、", ", ")));
    }
    return spoken.quantity() == Quantity.MONTH
        ? month(value.toString())
        : names.of(spoken.quantity(), value.toString(), language).orElse(value.toString());
  }

  /** {@code 2024-06} of 202406; any other text stays. */
  private static String month(String text) {
    return text.matches("[0-9]{6}") ? text.substring(0, 4) + "-" + text.substring(4) : text;
  }

  /** The meaning of a code of a dictionary; the code where it has none. */
  String ofList(String list, Spoken spoken) {
    return spoken.isAbsent()
        ? ""
        : names.of(list, spoken.value().toString(), language).orElse(of(spoken, ""));
  }

  private String number(Number value, Quantity quantity, String currency) {
    BigDecimal number =
        value instanceof Long whole
            ? BigDecimal.valueOf(whole)
            : BigDecimal.valueOf(value.doubleValue());
    return switch (quantity) {
      case MONEY -> money(number.movePointLeft(2), currency);
      case PERCENT -> percent(number.movePointRight(2));
      case MINUTES -> minutes(number);
      case HOURS -> minutes(number.multiply(BigDecimal.valueOf(MINUTES_PER_HOUR)));
      case DAY -> LocalDate.ofEpochDay(value.longValue()).toString();
      case MOMENT -> moment(value.longValue());
      case ROUNDED -> plain(number, ROUNDED_DECIMALS);
      case PLAIN, AGENCY, REGION, ITEM, MONTH -> plain(number, decimals(number));
    };
  }

  /** Units of money, hundredths behind the point. */
  private String money(BigDecimal exact, String currency) {
    BigDecimal units = exact.setScale(2, RoundingMode.HALF_UP);
    boolean isYuan = currency.isEmpty() || currency.equals("CNY");
    if (language == Language.EN) {
      String amount = grouped(units);
      return isYuan ? amount + " yuan" : currency + " " + amount;
    }
    String unit =
        switch (currency) {
          case "", "CNY" -> "元";
          case "TWD" -> "新台币元";
          case "HKD" -> "港元";
          case "MOP" -> "澳门元";
          case "USD" -> "美元";
          case "JPY" -> "日元";
          case "EUR" -> "欧元";
          default -> currency;
        };
    return scaled(units, HUNDRED_MILLION)
        .map(amount -> amount + " 亿" + unit)
        .or(() -> scaled(units, TEN_THOUSAND).map(amount -> amount + " 万" + unit))
        .orElseGet(() -> plain(units) + " " + unit);
  }

  /** In a larger unit, where that takes no more digits behind the point than people read. */
  private static Optional<String> scaled(BigDecimal units, BigDecimal by) {
    BigDecimal scaled = units.divide(by).stripTrailingZeros();
    return units.abs().compareTo(by) >= 0 && scaled.scale() <= SCALED_DECIMALS
        ? Optional.of(plain(scaled))
        : Optional.empty();
  }

  /** {@code 1,234,567.50}; hundredths only where there are some. */
  private static String grouped(BigDecimal units) {
    boolean isWhole = units.stripTrailingZeros().scale() <= 0;
    return String.format(Locale.ROOT, isWhole ? "%,.0f" : "%,.2f", units);
  }

  private static String percent(BigDecimal hundredths) {
    boolean isSmall = hundredths.signum() != 0 && hundredths.abs().compareTo(BigDecimal.ONE) < 0;
    return plain(hundredths, isSmall ? SMALL_PERCENT_DECIMALS : PERCENT_DECIMALS) + "%";
  }

  private String minutes(BigDecimal all) {
    if (all.abs().compareTo(BigDecimal.valueOf(MINUTES_PER_HOUR)) < 0) {
      return plain(all, PERCENT_DECIMALS) + language.of(" 分钟", " min");
    }
    long whole = all.setScale(0, RoundingMode.HALF_UP).longValue();
    long days = whole / MINUTES_PER_HOUR / HOURS_PER_DAY;
    long hours = whole / MINUTES_PER_HOUR % HOURS_PER_DAY;
    return (part(days, "天", "d")
            + part(hours, "小时", "h")
            + part(whole % MINUTES_PER_HOUR, "分钟", "min"))
        .strip();
  }

  private String part(long amount, String zh, String en) {
    return amount == 0 ? "" : " " + amount + " " + language.of(zh, en);
  }

  private String moment(long at) {
    ZonedDateTime time = Instant.ofEpochMilli(at).atZone(zone);
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.toLocalDate().toString()
        : MINUTE.format(time);
  }

  /** Without exponent or trailing zeros; of five digits and more in groups of three. */
  private static String plain(BigDecimal number, int decimals) {
    return plain(number.setScale(decimals, RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal bare = number.stripTrailingZeros();
    boolean isLong = bare.abs().compareTo(TEN_THOUSAND) >= 0;
    return isLong
        ? String.format(Locale.ROOT, "%,." + Math.max(bare.scale(), 0) + "f", bare)
        : bare.toPlainString();
  }

  /**
   * All of a reported number; of a calculated one five digits, and all that is before the point.
   */
  private static int decimals(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.scale() <= REPORTED_DECIMALS
        ? Math.max(bare.scale(), 0)
        : Math.max(CALCULATED_DIGITS - (bare.precision() - bare.scale()), 0);
  }
}
