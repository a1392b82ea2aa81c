package cn.jianguan.jobs.casework.joint;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final LocalDate DAY = LocalDate.of(2020, 9, 14);

  private static Part alert(String agency, Severity severity, String area, int from, int to) {
    return part(agency, agency + "-" + severity + from, "", severity, area, from, to);
  }

  private static Part part(
      String agency, String alert, String task, Severity severity, String area, int from, int to) {
    LocalDate last = DAY.plusDays(to);
    return new Part(
        agency,
        alert,
        task,
        area,
        severity,
        last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
        List.of("item-" + agency),
        DAY.plusDays(from),
        last);
  }

  private static boolean inside(String area, String other) {
    return area.equals(other) || !other.isEmpty() && area.startsWith(other);
  }

  private static Optional<Gathering> gather(List<Part> parts) {
    return Gathering.of(parts, Set.of(), GatheringTest::inside, DAY.plusDays(7), 2);
  }

  @Test
  void lead_isTheGravest_thenTheItemsOwn_thenWhoIsDueFirst() {
    Part one = alert("A", Severity.YELLOW, "", 0, 5);
    Part two = alert("B", Severity.YELLOW, "", 0, 4);
    Gathering both = gather(List.of(one, two)).orElseThrow();

    assertThat(both.lead((agency, item) -> false)).isEqualTo("B");
    assertThat(both.lead((agency, item) -> agency.equals("A"))).isEqualTo("A");
    Gathering graver = gather(List.of(one, alert("B", Severity.ORANGE, "", 0, 6))).orElseThrow();
    assertThat(graver.lead((agency, item) -> agency.equals("A"))).isEqualTo("B");
  }

  @Test
  void tasksAlone_areNotGathered() {
    Part one = part("A", "", "v1", null, "", 0, 5);
    Part two = part("B", "", "v2", null, "", 0, 5);

    assertThat(gather(List.of(one, two))).isEmpty();
  }

  @Test
  void narrowestPremises_hold() {
    Part city = alert("A", Severity.YELLOW, "3201", 0, 5);
    Part county = alert("B", Severity.YELLOW, "320102", 0, 4);
    Part other = alert("C", Severity.YELLOW, "320104", 0, 4);
    Gathering found = gather(List.of(city, county, other)).orElseThrow();

    assertThat(found.parts()).hasSize(2);
    assertThat(found.area()).isEqualTo(found.parts().contains(county) ? "320102" : "320104");
  }

  @Test
  void graverAlertThatFindsNobody_doesNotKeepOthersApart() {
    Part red = alert("A", Severity.RED, "", 0, 1);
    Part one = alert("B", Severity.YELLOW, "", 3, 5);
    Part two = alert("C", Severity.BLUE, "", 2, 5);

    assertThat(gather(List.of(red, one, two)).orElseThrow().agencies())
        .containsExactlyInAnyOrder("B", "C");
  }

  /** Whatever is gathered can be served by one visit, on any of its days. */
  @Property(tries = 500)
  void everyGathering_isOneVisit(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> areas = List.of("", "32", "3201", "320102", "320104");
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int from = random.nextInt(12);
      Severity severity = random.nextBoolean() ? null : Severity.values()[random.nextInt(4)];
      String id = Integer.toString(i);
      parts.add(
          part(
              "A" + random.nextInt(4),
              severity == null ? "" : id,
              severity == null ? id : "",
              severity,
              areas.get(random.nextInt(areas.size())),
              from,
              from + random.nextInt(10)));
    }
    Optional<Gathering> found = gather(parts);

    found.ifPresent(
        all -> {
          assertThat(all.agencies().size()).isGreaterThan(1);
          assertThat(all.parts()).anyMatch(Part::isAlert).doesNotHaveDuplicates();
          assertThat(all.from()).isBeforeOrEqualTo(all.to()).isBeforeOrEqualTo(DAY.plusDays(7));
          for (Part part : all.parts()) {
            assertThat(all.from()).isAfterOrEqualTo(part.from());
            assertThat(all.to()).isBeforeOrEqualTo(part.to());
            assertThat(inside(all.area(), part.area()) || part.area().isEmpty()).isTrue();
          }
        });
    if (found.isEmpty()) {
      assertNobodyFits(parts);
    }
  }

  private static void assertNobodyFits(List<Part> parts) {
    for (Part one : parts) {
      for (Part two : parts) {
        LocalDate from = one.from().isAfter(two.from()) ? one.from() : two.from();
        boolean days =
            !from.isAfter(one.to()) && !from.isAfter(two.to()) && !from.isAfter(DAY.plusDays(7));
        boolean same =
            one.area().isEmpty()
                || two.area().isEmpty()
                || inside(one.area(), two.area())
                || inside(two.area(), one.area());
        boolean wanted = one.isAlert() && !one.agency().equals(two.agency());
        assertThat(wanted && days && same).isFalse();
      }
    }
  }
}
