package cn.jianguan.code;

import java.util.List;

/**
 * The industries of GB/T 4754-2017 by name: sections (a letter), divisions, groups and classes.
 * Whether a code has the form of one is a question to {@link IndustryCode}.
 */
public final class Industries {
  private static final List<Industry> ALL =
      BundledTable.rows(Industries.class, "industries.csv", 2).stream()
          .map(row -> new Industry(row[0], row[1]))
          .toList();

  private Industries() {}

  /**
   * An industry.
   *
   * @param code a letter, or two to four digits without it
   */
  public record Industry(String code, String name) {
    /** The letter of the section it is of. */
    public String section() {
      return IndustryCode.parse(code).value().map(it -> "" + it.section()).orElse(code);
    }
  }

  /** All of them, in the order of the standard. */
  public static List<Industry> all() {
    return ALL;
  }
}
