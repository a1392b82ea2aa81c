package cn.jianguan.rules.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.grade.GradeFact.Kind;
import cn.jianguan.rules.pack.PackException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GradingTest {
  private static final LocalDate DAY = LocalDate.of(2013, 12, 31);

  private final Grading grading = new Grading(GradeTable.shipped(), DAY);

  GradingTest() {
    for (int i = 0; i < 200; i++) {
      register("X:" + i, i < 50 ? "电镀(表面处理)" : "餐饮业", i % 2 == 0 ? "710100" : "710200");
    }
  }

  @Test
  void penalties_newerIsWorse_andNoneIsLeast() {
    penalty("X:60", DAY.minusDays(30));
    penalty("X:62", DAY.minusDays(900));
    assertThat(value("X:60", Factor.PENALTIES)).isGreaterThan(value("X:62", Factor.PENALTIES));
    assertThat(value("X:62", Factor.PENALTIES)).isPositive();
    assertThat(value("X:64", Factor.PENALTIES)).isZero();
    assertThat(points("X:60")).isGreaterThan(points("X:64"));
    assertThat(of("X:60").reasons().get(0).factor())
        .isIn(Factor.PENALTIES, Factor.RECENT_PENALTIES);
    assertThat(of("X:60").better()).contains(Factor.PENALTIES, Factor.RECENT_PENALTIES);
  }

  @Test
  void graverFine_weighsMore() {
    add("X:60", Kind.PENALTY, DAY.minusDays(30), null, "AIR", 5_000_000);
    add("X:62", Kind.PENALTY, DAY.minusDays(30), null, "AIR", 0);
    assertThat(points("X:60")).isGreaterThan(points("X:62"));
  }

  @Test
  void penaltyAfterTheDay_isNotLookedAt() {
    double before = points("X:60");
    penalty("X:60", DAY.plusDays(1));
    assertThat(points("X:60")).isEqualTo(before);
  }

  @Test
  void neverPenalised_inAPenalisedIndustry_isRiskier() {
    for (int i = 0; i < 20; i++) {
      penalty("X:" + i, DAY.minusDays(100));
    }
    assertThat(points("X:40")).isGreaterThan(points("X:140"));
    assertThat(of("X:40").reasons().get(0).factor()).isEqualTo(Factor.RECENT_INDUSTRY);
    assertThat(of("X:40").better()).isEmpty();
  }

  @Test
  void ownPenalty_isNoPeer() {
    double industry = value("X:60", Factor.INDUSTRY);
    penalty("X:60", DAY.minusDays(1));
    // The base rises for all, its industry not for itself.
    assertThat(value("X:60", Factor.INDUSTRY)).isLessThanOrEqualTo(industry);
    assertThat(value("X:62", Factor.INDUSTRY)).isGreaterThan(value("X:60", Factor.INDUSTRY));
  }

  @Test
  void decision_countsForTheViolator_andForTheSiteItIsRegisteredUnder() {
    SupervisionAct act = new SupervisionAct();
    act.setOccurredAt(DAY.minusDays(30).atStartOfDay(ZoneOffset.UTC).toInstant());
    act.setDateOnly(true);
    act.setAgencyCode("AIR");
    act.setParty(Party.newBuilder().setCeType("X").setUiCode("60").build());
    act.setBody(Penalty.newBuilder().setFineFen(100).setRegisteredId("6 2").build());
    ActFacts.of(act).forEach(grading::add);
    assertThat(value("X:60", Factor.PENALTIES)).isPositive();
    assertThat(value("X:62", Factor.PENALTIES)).isEqualTo(value("X:60", Factor.PENALTIES));
    ((Penalty) act.getBody()).setRegisteredId("60");
    assertThat(ActFacts.of(act)).hasSize(1);
  }

  @Test
  void amountsReported_countWhereNobodyPenalisedYet() {
    add("X:60", Kind.FILING, DAY.minusDays(20), null, "WASTE", 100);
    add("X:62", Kind.FILING, DAY.minusDays(20), null, "WASTE", 100_000);
    assertThat(points("X:62")).isGreaterThan(points("X:60"));
    penalty("X:62", DAY.minusDays(20));
    assertThat(value("X:62", Factor.ACTIVITY)).isZero();
  }

  @Test
  void importedClass_overridesUntilItsEnd() {
    add("X:60", Kind.IMPORTED, DAY.minusDays(10), DAY, "D", 0);
    add("X:61", Kind.IMPORTED, DAY.minusDays(10), DAY.minusDays(1), "D", 0);
    add("X:62", Kind.IMPORTED, DAY.minusDays(20), null, "C", 0);
    add("X:62", Kind.IMPORTED, DAY.minusDays(10), null, "A", 0);
    assertThat(of("X:60").grade()).isEqualTo(GradeClass.D);
    assertThat(of("X:60").imported()).isTrue();
    assertThat(of("X:60").importedUntil()).isEqualTo(DAY);
    assertThat(of("X:61").imported()).isFalse();
    assertThat(of("X:62").grade()).isEqualTo(GradeClass.A);
  }

  @Test
  void list_countsUntilItIsLeft() {
    add("X:60", Kind.LISTED, DAY.minusDays(90), null, "ABNORMAL", 0);
    add("X:61", Kind.LISTED, DAY.minusDays(90), null, "ABNORMAL", 0);
    add("X:61", Kind.LISTED, DAY.minusDays(9), DAY.minusDays(10), "ABNORMAL", 0);
    assertThat(value("X:60", Factor.LISTS)).isEqualTo(1);
    assertThat(value("X:61", Factor.LISTS)).isZero();
  }

  @Test
  void missedReports_areCountedAgainstTheObjectsOwnRhythm() {
    for (int month = 0; month < 24; month++) {
      LocalDate end = LocalDate.of(2012, 1, 31).plusMonths(month);
      add("X:60", Kind.FILING, end, null, "WASTE", 1);
      if (month < 12 || month % 2 == 0) {
        add("X:61", Kind.FILING, end, null, "WASTE", 1);
      }
      if (month % 3 == 2) {
        add("X:62", Kind.FILING, end, null, "AIR", 1);
      }
    }
    assertThat(value("X:60", Factor.MISSED_REPORTS)).isZero();
    assertThat(value("X:61", Factor.MISSED_REPORTS)).isEqualTo(0.5);
    assertThat(value("X:62", Factor.MISSED_REPORTS)).isZero();
  }

  @Test
  void firstReportWithinTheYear_isANewSite() {
    add("X:60", Kind.FILING, DAY.minusDays(40), null, "WASTE", 1);
    add("X:61", Kind.FILING, DAY.minusDays(40), null, "WASTE", 1);
    add("X:61", Kind.FILING, DAY.minusDays(500), null, "WASTE", 1);
    assertThat(value("X:60", Factor.NEW_SITE)).isEqualTo(1);
    assertThat(value("X:61", Factor.NEW_SITE)).isZero();
  }

  @Test
  void sameFacts_inAnyOrder_giveTheSameGrades() {
    Grading other = new Grading(GradeTable.shipped(), DAY);
    for (int i = 199; i >= 0; i--) {
      other.register(
          object("X:" + i, i < 50 ? "电镀(表面处理)" : "餐饮业", i % 2 == 0 ? "710100" : "710200"));
    }
    for (int i = 0; i < 30; i++) {
      GradeFact fact =
          new GradeFact("X:" + i, Kind.PENALTY, DAY.minusDays(i), null, "AIR", 100 * i);
      grading.add(fact);
    }
    for (int i = 29; i >= 0; i--) {
      other.add(new GradeFact("X:" + i, Kind.PENALTY, DAY.minusDays(i), null, "AIR", 100 * i));
    }
    assertThat(other.grades()).isEqualTo(grading.grades());
  }

  @Test
  void rowWithADate_holdsFromIt() {
    String shipped = shippedText() + "penalties,*,99,2020-01-01,,,\n";
    GradeTable table = GradeTable.of("parameters.csv", shipped);
    assertThat(table.on(LocalDate.of(2019, 12, 31)).get("penalties")).isEqualTo(7.83);
    assertThat(table.on(LocalDate.of(2020, 1, 1)).get("penalties")).isEqualTo(99);
  }

  @Test
  void tableThatIsWrong_isRefusedByNameAndLine() {
    assertThatThrownBy(() -> GradeTable.of("p.csv", shippedText() + "penaltys,*,1,,,,\n"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("penaltys");
    assertThatThrownBy(() -> GradeTable.of("p.csv", shippedText() + "alerts,*,much,,,,\n"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("alerts");
    assertThatThrownBy(
            () -> GradeTable.of("p.csv", shippedText() + "alertHalfLife,*,0,2020-01-01,,,\n"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("alertHalfLife");
    assertThatThrownBy(
            () -> GradeTable.of("p.csv", shippedText().replaceAll("(?m)^owner,.*\\n", "")))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("owner");
  }

  private static String shippedText() {
    try (java.io.InputStream in = GradeTable.class.getResourceAsStream("/grades/parameters.csv")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void penalty(String key, LocalDate day) {
    add(key, Kind.PENALTY, day, null, "AIR", 60_000);
  }

  private void add(
      String key, Kind kind, LocalDate day, LocalDate until, String by, double amount) {
    grading.add(new GradeFact(key, kind, day, until, by, amount));
  }

  private void register(String key, String industry, String area) {
    grading.register(object(key, industry, area));
  }

  private static GradedObject object(String key, String industry, String area) {
    return new GradedObject(key, "", industry, area, "", new TreeSet<>(List.of("AIR")));
  }

  private Grade of(String key) {
    return grading.grades().stream()
        .filter(it -> it.object().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private double points(String key) {
    return of(key).points();
  }

  private double value(String key, Factor factor) {
    return of(key).reasons().stream()
        .filter(it -> it.factor() == factor)
        .mapToDouble(Grade.Reason::value)
        .findFirst()
        .orElse(0);
  }
}
