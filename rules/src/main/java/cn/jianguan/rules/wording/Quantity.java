package cn.jianguan.rules.wording;

import java.util.Locale;

/** What a value measures or names, which decides how it is written. */
public enum Quantity {
  /** A number, text or yes and no, as it is. */
  PLAIN,
  /** A number that is told to its first decimal. */
  ROUNDED,
  /** Hundredths of a currency unit. */
  MONEY,
  /** A part of one: 0.125 is 12.5 %. */
  PERCENT,
  /** A length of time in minutes. */
  MINUTES,
  /** A length of time in hours. */
  HOURS,
  /** An epoch day. */
  DAY,
  /** Epoch ms UTC. */
  MOMENT,
  /** A month as records write it, yyyyMM. */
  MONTH,
  /** Code of an agency, centre or entrusted body. */
  AGENCY,
  /** Code of a region. */
  REGION,
  /** Code of an item of the supervision catalogue. */
  ITEM;

  /**
   * By the name that sentences use, {@code money}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Quantity named(String name) {
    for (Quantity quantity : values()) {
      if (quantity.name().toLowerCase(Locale.ROOT).equals(name)) {
        return quantity;
      }
    }
    throw new IllegalArgumentException(
        "没有这种写法 / no such form: \""
            + name
            + "\" (plain, rounded, money, percent, minutes, hours, day, moment, month, agency, region, item, list"
            + " NAME)");
  }

  /** What a field of an act holds, by its name alone. */
  public static Quantity ofField(String name) {
    return switch (name) {
      case "agencyCode",
          "entrustedCode",
          "supervisingAgency",
          "handlerCode",
          "approvalAgency",
          "decidedBy",
          "receiver" ->
          AGENCY;
      case "areaNumber" -> REGION;
      case "itemCode", "approvalItemCode" -> ITEM;
      case "month", "yearMonth" -> MONTH;
      default -> name.endsWith("Fen") ? MONEY : PLAIN;
    };
  }
}
