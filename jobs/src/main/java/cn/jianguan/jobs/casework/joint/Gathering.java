package cn.jianguan.jobs.casework.joint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Parts of at least two departments that one visit can serve: at the same premises, and with days
 * that all of them share. The days end before the first of its alerts is late, so none waits.
 *
 * @param area premises, as narrow as any part says
 * @param from first day on which all can go
 * @param to last day
 */
public record Gathering(List<Part> parts, String area, LocalDate from, LocalDate to) {

  /**
   * The parts that go together, beginning with the gravest alert that finds company.
   *
   * @param members departments of a visit that stands: theirs come first, so that nobody is put out
   *     by who comes later
   * @param inside whether a region is the same as another, or lies in it
   * @param latest day on which the visit has to be possible at the latest
   * @param atLeast departments that are needed; one, where others have visited already
   */
  public static Optional<Gathering> of(
      List<Part> parts,
      Set<String> members,
      BiPredicate<String, String> inside,
      LocalDate latest,
      int atLeast) {
    Comparator<Part> membersFirst = Comparator.comparing(part -> !members.contains(part.agency()));
    List<Part> order = parts.stream().sorted(membersFirst.thenComparing(Part.URGENT)).toList();
    return order.stream()
        .filter(part -> part.isAlert() || atLeast < 2)
        .map(anchor -> around(anchor, order, inside, latest))
        .filter(found -> found.agencies().size() >= atLeast)
        .findFirst();
  }

  private static Gathering around(
      Part anchor, List<Part> order, BiPredicate<String, String> inside, LocalDate latest) {
    Gathering all =
        new Gathering(new ArrayList<>(List.of(anchor)), anchor.area(), anchor.from(), anchor.to());
    // Company first: what the department goes for besides must not keep it alone.
    Comparator<Part> ownLast = Comparator.comparing(part -> part.agency().equals(anchor.agency()));
    for (Part part : order.stream().sorted(ownLast).toList()) {
      Gathering with = part.equals(anchor) ? null : all.with(part, inside);
      boolean fits = with != null && !with.from.isAfter(with.to) && !with.from.isAfter(latest);
      all = fits ? with : all;
    }
    return all;
  }

  /** Null where the premises are others. */
  private Gathering with(Part part, BiPredicate<String, String> inside) {
    boolean narrower = area.isEmpty() || inside.test(part.area(), area);
    boolean same = narrower || part.area().isEmpty() || inside.test(area, part.area());
    if (!same) {
      return null;
    }
    List<Part> more = new ArrayList<>(parts);
    more.add(part);
    return new Gathering(
        more,
        narrower && !part.area().isEmpty() ? part.area() : area,
        part.from().isAfter(from) ? part.from() : from,
        part.to().isBefore(to) ? part.to() : to);
  }

  /** Departments that go. */
  public Set<String> agencies() {
    return parts.stream().map(Part::agency).collect(Collectors.toSet());
  }

  /** Items of all, each once, in the order of the parts. */
  public List<String> items() {
    return parts.stream()
        .flatMap(part -> part.items().stream())
        .filter(Predicate.not(String::isEmpty))
        .distinct()
        .toList();
  }

  /**
   * The department that leads: whose alert is the gravest; of several the one that the catalogue
   * names for one of the items; else the one that is due first.
   *
   * @param responsible whether the catalogue names a department for an item
   */
  public String lead(BiPredicate<String, String> responsible) {
    Comparator<Part> graver =
        Comparator.comparing(Part::severity, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();
    Comparator<Part> namedFirst =
        Comparator.comparing(
            part -> part.items().stream().noneMatch(it -> responsible.test(part.agency(), it)));
    return parts.stream()
        .min(graver.thenComparing(namedFirst).thenComparing(Part.URGENT))
        .orElseThrow()
        .agency();
  }
}
