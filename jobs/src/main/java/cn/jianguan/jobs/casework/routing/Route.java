package cn.jianguan.jobs.casework.routing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where an alert goes, and why.
 *
 * @param addressee agency that shall handle it; empty: nobody could be named
 * @param dispatcher centre in whose name it goes out and that audits the answer; empty: none known
 * @param copies agencies that are notified, in order, without the addressee
 * @param whyZh every step of the search
 * @param whyEn the same in English
 */
public record Route(
    String addressee, String dispatcher, List<String> copies, String whyZh, String whyEn) {
  public boolean resolved() {
    return !addressee.isEmpty();
  }

  /** The same route, with copies to more agencies. */
  public Route copiedTo(List<String> agencies) {
    Set<String> all = new LinkedHashSet<>(copies);
    all.addAll(agencies);
    all.remove("");
    all.remove(addressee);
    return new Route(addressee, dispatcher, List.copyOf(all), whyZh, whyEn);
  }
}
