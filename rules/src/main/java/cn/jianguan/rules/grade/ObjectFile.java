package cn.jianguan.rules.grade;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What is known of one object on the day of its grade. */
final class ObjectFile {
  static final int YEAR = 366;

  private final LocalDate asOf;
  private final List<GradeFact> facts = new ArrayList<>(2);
  private final SortedMap<String, Filings> filings = new TreeMap<>();

  ObjectFile(LocalDate asOf) {
    this.asOf = asOf;
  }

  void add(GradeFact fact) {
    if (fact.kind() == GradeFact.Kind.FILING) {
      filings
          .computeIfAbsent(fact.department(), type -> new Filings(asOf))
          .add(fact.day(), fact.amount());
    } else {
      facts.add(fact);
    }
  }

  List<GradeFact> of(GradeFact.Kind kind) {
    return facts.stream().filter(fact -> fact.kind() == kind).toList();
  }

  long age(GradeFact fact) {
    return ChronoUnit.DAYS.between(fact.day(), asOf);
  }

  /** Facts of a kind, each halved every so many days; times its weight. */
  double decayed(GradeFact.Kind kind, double halfLife, ToDoubleFunction<GradeFact> weight) {
    double sum = 0;
    for (GradeFact fact : facts) {
      if (fact.kind() == kind) {
        sum += Math.pow(0.5, age(fact) / halfLife) * weight.applyAsDouble(fact);
      }
    }
    return sum;
  }

  /** How much of a penalty of the past is still in it, from 0 to 1: that of the newest. */
  double penalised(double halfLife) {
    return facts.stream()
        .filter(fact -> fact.kind() == GradeFact.Kind.PENALTY)
        .mapToDouble(fact -> Math.pow(0.5, age(fact) / halfLife))
        .max()
        .orElse(0);
  }

  /** Whether it was penalised before the last year. */
  boolean penalisedBefore() {
    return facts.stream()
        .anyMatch(fact -> fact.kind() == GradeFact.Kind.PENALTY && age(fact) >= YEAR);
  }

  /** Types of reports that it made within the year. */
  String reports() {
    StringBuilder types = new StringBuilder();
    filings.forEach((type, made) -> types.append(made.inYear() ? type + ' ' : ""));
    return types.toString();
  }

  double missedReports() {
    return filings.values().stream().mapToDouble(Filings::missed).sum();
  }

  boolean isNewSite() {
    return filings.values().stream().anyMatch(Filings::isNew);
  }

  /** Amounts of all types that it reports. */
  double activity() {
    return filings.values().stream().mapToDouble(Filings::amount).sum();
  }

  double rising() {
    return filings.values().stream().mapToDouble(Filings::rise).max().orElse(0);
  }

  /**
   * The fact of a kind that holds on the day; null none. The word that began last is the one that
   * counts, of lists the last about each list: who left one is not on it by an earlier entry.
   */
  GradeFact inForce(GradeFact.Kind kind) {
    SortedMap<String, GradeFact> last = new TreeMap<>();
    for (GradeFact fact : of(kind)) {
      String about = kind == GradeFact.Kind.LISTED ? fact.department() : "";
      last.merge(about, fact, (one, other) -> other.day().isBefore(one.day()) ? one : other);
    }
    return last.values().stream()
        .filter(fact -> fact.until() == null || !fact.until().isBefore(asOf))
        .findFirst()
        .orElse(null);
  }
}
