package cn.jianguan.server.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many requests each may still make: so many at once, and so many a second on and on. */
final class Rates {
  private static final double SECOND = 1e9;

  /** Whoever was seen longest ago is forgotten first; he had his whole allowance again anyway. */
  private static final int MOST_REMEMBERED = 10_000;

  private final double perSecond;
  private final double atOnce;
  private final Map<String, Allowance> allowances =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private record Allowance(double left, long at) {}

  Rates(int perSecond, int atOnce) {
    this.perSecond = perSecond;
    this.atOnce = atOnce;
  }

  /**
   * Takes one request of somebody's allowance.
   *
   * @param nanos a clock that only goes on
   * @return 0 where it may be made, else after how many seconds
   */
  synchronized int secondsToWait(String who, long nanos) {
    Allowance before = allowances.getOrDefault(who, new Allowance(atOnce, nanos));
    double left = Math.min(atOnce, before.left + (nanos - before.at) / SECOND * perSecond);
    boolean may = left >= 1;
    allowances.put(who, new Allowance(may ? left - 1 : left, nanos));
    return may ? 0 : (int) Math.ceil((1 - left) / perSecond);
  }
}
