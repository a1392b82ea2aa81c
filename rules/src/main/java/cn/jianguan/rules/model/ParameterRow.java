package cn.jianguan.rules.model;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * One row of a model's decision table.
 *
 * @param name name of the parameter
 * @param region {@code *}, or a region code; trailing pairs of zeros of a six-digit code stand for
 *     the whole subtree (320000 is all of province 32)
 * @param value as written; a number in plain decimal notation, or a text
 * @param from first day it holds, by log time; null always
 * @param to last day it holds; null still
 * @param line of the table, from 1; 0 where it comes from no file
 */
public record ParameterRow(
    String name, String region, String value, LocalDate from, LocalDate to, int line) {
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** A row that comes from no file. */
  public ParameterRow(String name, String region, String value, LocalDate from, LocalDate to) {
    this(name, region, value, from, to, 0);
  }

  /**
   * True for the default: it holds everywhere and always, and says of which type the others are.
   */
  public boolean isDefault() {
    return region.equals("*") && from == null && to == null;
  }

  /** True where the value is a plain decimal: 30, 0.5 or -2, but neither 030 nor 3e1 nor 30d. */
  public boolean isNumber() {
    return DECIMAL.matcher(value).matches();
  }
}
