package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates against each other and against the moment at which the row became known. */
class DateCheckTest {
  private static final LocalDate DAY = ActRows.DAY;

  private static Check.Row row(SupervisionAct act, String zone, Instant known) {
    SourceDeclaration source =
        SourceDeclaration.newBuilder().setCdSource("X").setName("X").setTimeZone(zone).build();
    LocalDate day = LocalDate.ofInstant(act.getOccurredAt(), Days.zone(zone));
    return new Check.Row(act, source, new ReferenceData(), day, known.toEpochMilli());
  }

  private static Check.Row knownOn(SupervisionAct act, LocalDate day) {
    return row(act, "", ActRows.midnight(day));
  }

  private static List<String> refused(Check.Row row) {
    List<String> fields = new ArrayList<>();
    DateCheck.refused(row, refusal -> fields.add(refusal.field()));
    return fields;
  }

  @Test
  void twoDigitYears_actThatLiesAfterItBecameKnown_isRefused() {
    SupervisionAct act = ActRows.complaint("a", 1);
    act.setOccurredAt(ActRows.midnight(LocalDate.of(2099, 12, 31)));
    List<Refusal> refusals = new ArrayList<>();
    DateCheck.refused(knownOn(act, LocalDate.of(2024, 6, 1)), refusals::add);

    assertThat(refusals)
        .extracting(Refusal::field, Refusal::value, Refusal::expected)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "occurredAt",
                "2099-12-31",
                "不应晚于获知之日(2024-06-01) / not after the day it became known (2024-06-01)"));
  }

  @Test
  void actOfTheDayOnWhichItBecameKnown_isInOrder() {
    assertThat(refused(knownOn(ActRows.complaint("a", 1), DAY))).isEmpty();
    assertThat(refused(knownOn(ActRows.complaint("a", 1), DAY.minusDays(1))))
        .containsExactly("occurredAt");
  }

  /** Known at 02:00 in Shanghai: still the day before in Chicago, long the day in Tokyo. */
  @ParameterizedTest
  @CsvSource({"America/Chicago, 2024-03-07", "Asia/Tokyo, 2024-03-08", "'', 2024-03-08"})
  void day_isThatOfThePlace(String zone, LocalDate latest) {
    Instant known = Instant.parse("2024-03-07T18:00:00Z");
    SupervisionAct act = ActRows.complaint("a", 1);
    ZoneId place = Days.zone(zone);
    act.setOccurredAt(latest.atStartOfDay(place).toInstant());
    assertThat(refused(row(act, zone, known))).isEmpty();
    act.setOccurredAt(latest.plusDays(1).atStartOfDay(place).toInstant());
    assertThat(refused(row(act, zone, known))).containsExactly("occurredAt");
  }

  @Test
  void clockOfADevice_mayBeAQuarterOfAnHourAhead() {
    Instant known = ActRows.midnight(DAY).minusMillis(1);
    SupervisionAct act = ActRows.complaint("a", 1);
    act.setDateOnly(false);
    act.setOccurredAt(known.plusSeconds(600));
    assertThat(refused(row(act, "", known))).isEmpty();
    act.setOccurredAt(known.plusSeconds(1_200));
    assertThat(refused(row(act, "", known.minusSeconds(1_200)))).containsExactly("occurredAt");
  }

  @Test
  void decisionBeforeItsViolation_countsButIsFlagged() {
    SupervisionAct act = ActRows.penalty();
    Penalty penalty = (Penalty) act.getBody();
    penalty.setViolationDate(DAY.plusDays(1));
    penalty.setServedDate(DAY.minusDays(1));
    penalty.setImproveDeadline(LocalDate.of(2113, 4, 2));
    Check.Row row = knownOn(act, DAY.plusDays(5));

    assertThat(refused(row)).isEmpty();
    assertThat(DateCheck.flagged(row)).containsExactly("body.violationDate", "body.servedDate");
  }

  @Test
  void decisionOfTheFuture_isRefused_deadlinesAreNot() {
    SupervisionAct act = ActRows.penalty();
    ((Penalty) act.getBody()).setSetDate(DAY.plusDays(9));

    assertThat(refused(knownOn(act, DAY.plusDays(1)))).containsExactly("body.setDate");
    SupervisionAct visit = ActRows.inspection();
    ((Inspection) visit.getBody()).setRectifyDeadline(DAY.plusYears(3));
    ((Inspection) visit.getBody()).setRectifiedAt(DAY.plusDays(3));
    Check.Row row = knownOn(visit, DAY.plusDays(1));
    assertThat(refused(row)).isEmpty();
    assertThat(DateCheck.flagged(row)).containsExactly("body.rectifiedAt");
  }
}
