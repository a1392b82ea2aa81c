package cn.jianguan.rules.draw;

import java.time.LocalDate;
import java.util.List;

/**
 * What a draw is for.
 *
 * @param planId plan it belongs to
 * @param from first day of the task; {@code to} the last
 * @param items codes of the items to check
 * @param agencies agencies that go together, the lead first
 * @param keyItem true for a KEY item, false for a GENERAL one
 * @param count objects to draw in all, divided as the ratios would; 0 as many as the ratios say
 * @param perOfficer most objects one officer takes; 0 no limit
 */
public record DrawTerms(
    String planId,
    LocalDate from,
    LocalDate to,
    List<String> items,
    List<String> agencies,
    boolean keyItem,
    int count,
    int perOfficer) {

  public DrawTerms {
    items = List.copyOf(items);
    agencies = List.copyOf(agencies);
    if (planId.isEmpty()
        || agencies.isEmpty()
        || to.isBefore(from)
        || count < 0
        || perOfficer < 0) {
      throw new IllegalArgumentException(
          "抽取须有计划、部门、起止日期 / a draw needs a plan, agencies, and days from – to in their order");
    }
    check(planId);
    items.forEach(DrawTerms::check);
    agencies.forEach(DrawTerms::check);
  }

  /** What is published is read again, item by item: nothing may be lost or divided on the way. */
  private static void check(String code) {
    if (code.isEmpty() || !code.equals(code.strip()) || code.matches(".*[;\\p{Cntrl}].*")) {
      throw new IllegalArgumentException(
          "编码不得为空、含分号，首尾不得有空白 / a code is not empty, has no semicolon, and neither begins nor ends"
              + " with a blank: \""
              + code
              + '"');
    }
  }

  String text() {
    return String.join(
            "\n",
            planId,
            from.toString(),
            to.toString(),
            String.join(" ", items),
            String.join(" ", agencies),
            Boolean.toString(keyItem),
            Integer.toString(count),
            Integer.toString(perOfficer))
        + '\n';
  }
}
