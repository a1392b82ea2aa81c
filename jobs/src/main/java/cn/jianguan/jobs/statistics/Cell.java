package cn.jianguan.jobs.statistics;

import java.time.LocalDate;

/**
 * What a count is about: one measure on one day in one place, by one agency, of one sort.
 *
 * @param measure {@code acts}, {@code alerts} (by the agency an alert concerns) or {@code handling}
 *     (by the agency that has to handle it)
 * @param day in Asia/Shanghai: of occurrence for acts, of emission for alerts
 * @param kind kind of act; empty for alerts
 * @param modelId model; empty for acts
 * @param severity severity as it stands; empty for acts
 */
public record Cell(
    String measure,
    LocalDate day,
    String areaNumber,
    String agencyCode,
    String domain,
    String kind,
    String modelId,
    String severity) {

  /** Unit separator; no code contains it. */
  private static final String SEPARATOR = "\u001f";

  private static final int PARTS = 8;

  /**
   * The cell as a key.
   *
   * @throws IllegalArgumentException if a code contains the separator: another cell would be meant
   * @throws ArithmeticException if the day is none that a record can hold
   */
  String key() {
    String key =
        String.join(
            SEPARATOR,
            measure,
            Integer.toString(Math.toIntExact(day.toEpochDay())),
            areaNumber,
            agencyCode,
            domain,
            kind,
            modelId,
            severity);
    if (key.chars().filter(one -> one == SEPARATOR.charAt(0)).count() >= PARTS) {
      throw new IllegalArgumentException("a code with a separator in it");
    }
    return key;
  }

  static Cell of(String key) {
    String[] part = key.split(SEPARATOR, PARTS);
    return new Cell(
        part[0],
        LocalDate.ofEpochDay(Long.parseLong(part[1])),
        part[2],
        part[3],
        part[4],
        part[5],
        part[6],
        part[7]);
  }
}
