package cn.jianguan.rules.draw;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One officer of a roster.
 *
 * @param id number of the certificate, or its pseudonym
 * @param agency code of the agency
 * @param validFrom first day of the certificate; {@code validTo} the last
 * @param avoids keys of objects that he must not inspect 回避
 */
public record PoolOfficer(
    String id, String agency, LocalDate validFrom, LocalDate validTo, SortedSet<String> avoids) {

  public PoolOfficer {
    avoids = new TreeSet<>(avoids);
  }

  /** Whether the certificate holds on every day of a task. */
  boolean isValid(LocalDate from, LocalDate to) {
    return !validFrom.isAfter(from) && !validTo.isBefore(to);
  }

  List<String> fields() {
    return List.of(id, agency, validFrom.toString(), validTo.toString(), String.join(" ", avoids));
  }
}
