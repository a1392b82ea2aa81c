package cn.jianguan.jobs.unify;

import java.util.List;
import java.util.TreeSet;

/** Under which keys a row is found by others that may be of the same act. */
final class Keys {
  private Keys() {}

  /** Keys the row itself is listed under. */
  static TreeSet<String> of(Twin row) {
    TreeSet<String> keys = new TreeSet<>();
    if (!row.document().isEmpty()) {
      keys.add("document|" + row.kind() + '|' + row.document());
    }
    if (!row.number().isEmpty()) {
      keys.add("number|" + row.kind() + '|' + row.number());
    }
    keys.add(day(row, 0));
    return keys;
  }

  /** Keys to look under. */
  static List<String> around(Twin row) {
    TreeSet<String> keys = of(row);
    for (int apart = 1; apart <= Likeness.daysApart(row.kind()); apart++) {
      keys.add(day(row, apart));
      keys.add(day(row, -apart));
    }
    return List.copyOf(keys);
  }

  private static String day(Twin row, int apart) {
    return "day|" + row.kind() + '|' + row.day().plusDays(apart);
  }
}
