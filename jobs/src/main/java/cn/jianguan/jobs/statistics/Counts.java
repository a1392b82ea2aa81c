package cn.jianguan.jobs.statistics;

import java.util.HashMap;
import java.util.Map;

/** Counts being written down, zeros left out. */
final class Counts {
  private final Map<String, Long> byName = new HashMap<>();

  /**
   * @throws ArithmeticException for what could not be taken away again
   */
  Counts add(String name, long count) {
    if (count != 0) {
      Math.negateExact(count);
      byName.merge(name, count, Math::addExact);
    }
    return this;
  }

  Counts addIf(boolean condition, String name) {
    return condition ? add(name, 1) : this;
  }

  Map<String, Long> byName() {
    return byName;
  }
}
