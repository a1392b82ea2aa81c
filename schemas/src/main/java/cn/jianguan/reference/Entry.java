package cn.jianguan.reference;

import java.util.Comparator;

/**
 * What the newest record of one identity says; older entries sort first.
 *
 * @param body null: that it is deleted, or nothing that anybody looks up
 */
record Entry<T>(String identity, long logTime, T body, Validity validity)
    implements Comparable<Entry<?>> {
  private static final Comparator<Entry<?>> BY_AGE =
      Comparator.<Entry<?>>comparingLong(Entry::logTime).thenComparing(Entry::identity);

  static <T> Entry<T> of(String identity, long logTime, T body) {
    return new Entry<>(identity, logTime, body, Validity.of(body));
  }

  @Override
  public int compareTo(Entry<?> other) {
    return BY_AGE.compare(this, other);
  }
}
