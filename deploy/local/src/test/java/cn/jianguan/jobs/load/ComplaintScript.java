package cn.jianguan.jobs.load;

import static java.time.temporal.ChronoUnit.DAYS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Complaints of a city, and which repeat another, by plain loops over its file. */
final class ComplaintScript {
  private static final LocalDate NEVER = LocalDate.of(2299, 12, 31);

  /** One line. */
  record Complaint(
      String id,
      LocalDate came,
      boolean marked,
      LocalDate closed,
      String nature,
      String address,
      String place) {
    boolean isOpen() {
      return closed.equals(NEVER);
    }

    private long days() {
      return DAYS.between(came, closed);
    }
  }

  final List<Complaint> complaints;

  private ComplaintScript(List<Complaint> complaints) {
    this.complaints = complaints;
  }

  static ComplaintScript chicago() throws IOException {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ComplaintScript.class.getResourceAsStream("chicago_complaints.csv")),
                StandardCharsets.UTF_8))) {
      return new ComplaintScript(
          file.lines()
              .skip(2) // where it is from, and the names of its columns
              .map(line -> line.split(",", -1))
              .map(ComplaintScript::complaint)
              .sorted(Comparator.comparing(Complaint::came).thenComparing(Complaint::id))
              .toList());
    }
  }

  private static Complaint complaint(String[] line) {
    return new Complaint(
        line[0],
        LocalDate.parse(line[1]),
        line[2].endsWith("- Dup"),
        line[3].isEmpty() ? NEVER : LocalDate.parse(line[3]),
        line[4],
        line[5],
        line[6] + ',' + line[7]);
  }

  /** An earlier one of the same address was still open. */
  List<String> plain() {
    return found((earlier, one) -> earlier.address.equals(one.address));
  }

  /** What the view promises. */
  List<String> repeats() {
    return found((earlier, one) -> isRepeated(earlier, one) || isRepeatedNear(earlier, one));
  }

  private static boolean isRepeated(Complaint earlier, Complaint one) {
    return earlier.address.equals(one.address)
        && (one.isOpen()
            || DAYS.between(earlier.closed, one.closed) <= Math.max(0, one.days() * 0.25));
  }

  private static boolean isRepeatedNear(Complaint earlier, Complaint one) {
    return !earlier.address.equals(one.address)
        && earlier.place.equals(one.place)
        && earlier.nature.equals(one.nature)
        && !one.isOpen()
        && one.days() >= 40
        && DAYS.between(earlier.closed, one.closed) <= one.days() * 0.1;
  }

  private List<String> found(BiPredicate<Complaint, Complaint> isRepeat) {
    return complaints.stream()
        .filter(
            one ->
                complaints.subList(0, complaints.indexOf(one)).stream()
                    .anyMatch(
                        earlier ->
                            !earlier.closed.isBefore(one.came) && isRepeat.test(earlier, one)))
        .map(Complaint::id)
        .sorted()
        .toList();
  }

  /** Share of those the city marked that were found. */
  double recall(List<String> found) {
    long marked = complaints.stream().filter(Complaint::marked).count();
    return (double) hits(found) / marked;
  }

  /** Share of those found that the city marked. */
  double precision(List<String> found) {
    return (double) hits(found) / found.size();
  }

  private long hits(List<String> found) {
    return complaints.stream().filter(it -> it.marked && found.contains(it.id)).count();
  }

  /** Statement that puts them into the table of complaints. */
  String insert() {
    return complaints.stream()
        .map(ComplaintScript::values)
        .collect(
            Collectors.joining(
                ", ",
                "INSERT INTO act_complaint (act_id, order_id, category, kind, occurred_at,"
                    + " occurred_on, closed_at, duplicate_marked, nature, place_key, lat, lon,"
                    + " version, row_version) VALUES ",
                ""));
  }

  private static String values(Complaint it) {
    String closed = it.isOpen() ? "NULL" : "'" + it.closed + " 13:00:00'";
    String place = it.place.equals(",") ? "NULL, NULL" : it.place;
    return "('CHI/%s', '%1$s', 'SANITATION', 'COMPLAINT', '%s 13:00:00', '%2$s', %s, %s, '%s', '%s', %s, 1, 2)"
        .formatted(it.id, it.came, closed, it.marked, it.nature, it.address, place);
  }
}
