package cn.jianguan.code;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The divisions of GB/T 2260 since 1980 with their lifetimes. Months are generous: a code may be
 * carried by rows of every month in which the revisions at hand do not rule it out. A code that
 * died early may be missing, so absence is no proof. Immutable.
 */
public final class Regions {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  /**
   * Last revision of the series that names codes which have died. A division that died before may
   * have had a code which is not in the table; one that lived then has one which is.
   */
  private static final YearMonth LAST_REVISION = YearMonth.of(2019, 4);

  private static final int PROVINCE_DIGITS = 2;

  private final Map<String, List<Region>> byCode;

  private Regions(Map<String, List<Region>> byCode) {
    this.byCode = byCode;
  }

  /**
   * One name of a code and the time it had it.
   *
   * @param from first month, empty: since ever
   * @param to last month, empty: still
   */
  public record Region(
      RegionCode code, String name, Optional<YearMonth> from, Optional<YearMonth> to) {
    public boolean mayBeValidOn(LocalDate day) {
      YearMonth month = YearMonth.from(day);
      return !from.filter(month::isBefore).isPresent() && !to.filter(month::isAfter).isPresent();
    }
  }

  /** The table that ships with this version: revisions 1980-12 to 2019-04 and the state of 2023. */
  public static Regions shipped() {
    return Shipped.TABLE;
  }

  /** Every lifetime of a code, oldest first; empty where the table does not have it. */
  public List<Region> of(RegionCode code) {
    return byCode.getOrDefault(code.code(), List.of());
  }

  /**
   * Whether a code that the table does not have for that day may still have been one: the day lies
   * before the last revision, and the code in a province there has been.
   */
  public boolean mayHaveBeen(RegionCode code, LocalDate day) {
    String province = code.code().substring(0, PROVINCE_DIGITS) + "0000";
    return !YearMonth.from(day).isAfter(LAST_REVISION) && byCode.containsKey(province);
  }

  /** All lifetimes, by code. */
  public List<Region> all() {
    return byCode.values().stream().flatMap(List::stream).toList();
  }

  static Regions read() {
    Map<String, List<Region>> regions = new HashMap<>();
    for (String[] row : BundledTable.rows(Regions.class, "regions.csv", 4)) {
      Region region = new Region(new RegionCode(row[0]), row[1], month(row[2]), month(row[3]));
      regions.computeIfAbsent(row[0], code -> new ArrayList<>(1)).add(region);
    }
    return new Regions(regions);
  }

  private static Optional<YearMonth> month(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(text, MONTH));
  }

  private static final class Shipped {
    static final Regions TABLE = read();
  }
}
