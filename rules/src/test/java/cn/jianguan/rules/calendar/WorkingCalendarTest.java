package cn.jianguan.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.reference.ReferenceRecords;
import cn.jianguan.rules.model.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {
  private static final LocalDate DECISION = LocalDate.of(2020, 9, 28);

  /** National Day 2020: 1 to 8 October off, 27 September and 10 October worked. */
  private static WorkingCalendar autumn2020() {
    WorkingCalendar calendar = new WorkingCalendar();
    IntStream.rangeClosed(1, 8).forEach(d -> calendar.put(LocalDate.of(2020, 10, d), false));
    return calendar.put(LocalDate.of(2020, 9, 27), true).put(LocalDate.of(2020, 10, 10), true);
  }

  @Test
  void deadline_sevenWorkingDaysOverNationalDay_skipsHolidayAndCountsMakeUpDays() {
    assertThat(autumn2020().plusWorkingDays(DECISION, 7)).isEqualTo("2020-10-14");
    assertThat(autumn2020().deadline(DECISION, 7)).isEqualTo("2020-10-14T16:00:00Z");
  }

  @Test
  void postponed_twoWorkingDaysOfGrace_countFromTheDayThatEnded() {
    Instant deadline = autumn2020().deadline(DECISION, 7);
    assertThat(autumn2020().postponed(deadline, TimeSpan.parse("2wd")))
        .isEqualTo("2020-10-16T16:00:00Z");
    assertThat(autumn2020().postponed(deadline, TimeSpan.NONE)).isEqualTo(deadline);
  }

  @Test
  void postponed_hoursAndMinutesRun_daysAndMonthsCountFromTheDayThatEnded() {
    WorkingCalendar calendar = autumn2020();
    Instant deadline = calendar.endOf(LocalDate.of(2020, 10, 14));
    assertThat(calendar.postponed(deadline, TimeSpan.parse("30m")))
        .isEqualTo("2020-10-14T16:30:00Z");
    assertThat(calendar.postponed(deadline, TimeSpan.parse("12h")))
        .isEqualTo("2020-10-15T04:00:00Z");
    assertThat(calendar.postponed(deadline, TimeSpan.parse("1d")))
        .isEqualTo("2020-10-15T16:00:00Z");
    assertThat(calendar.postponed(calendar.endOf(LocalDate.of(2020, 9, 30)), TimeSpan.parse("0mo")))
        .isEqualTo("2020-09-30T16:00:00Z");
  }

  @Test
  void after_hoursDaysAndReminder_countAsWritten() {
    WorkingCalendar calendar = autumn2020();
    Instant from = Instant.parse("2020-02-10T00:00:00Z");
    assertThat(calendar.after(from, TimeSpan.parse("12h"))).isEqualTo("2020-02-10T12:00:00Z");
    assertThat(calendar.after(from, TimeSpan.parse("30m"))).isEqualTo("2020-02-10T00:30:00Z");
    assertThat(calendar.after(from, TimeSpan.parse("3d"))).isEqualTo("2020-02-13T16:00:00Z");
    assertThat(calendar.after(from, TimeSpan.parse("-30d"))).isEqualTo("2020-01-11T16:00:00Z");
  }

  @Test
  void after_months_endsWithTheMonth() {
    Instant from = Instant.parse("2024-01-31T15:59:00Z"); // 31 January, 23:59
    WorkingCalendar calendar = autumn2020();
    assertThat(calendar.after(from, TimeSpan.parse("0mo"))).isEqualTo("2024-01-31T16:00:00Z");
    assertThat(calendar.after(from, TimeSpan.parse("1mo"))).isEqualTo("2024-02-29T16:00:00Z");
    assertThat(calendar.after(from, TimeSpan.parse("1mo+1d"))).isEqualTo("2024-03-01T16:00:00Z");
  }

  @Test
  void calendarOfRecords_followsThem_andADeletedDayIsAWeekdayAgain() {
    ReferenceRecords records = new ReferenceRecords();
    WorkingCalendar calendar = WorkingCalendar.of(records, WorkingCalendar.SHANGHAI);
    LocalDate saturday = LocalDate.of(2020, 10, 10);
    records.take(day("1", Operation.INSERT, saturday, true, ""), 10);
    records.take(day("2", Operation.INSERT, saturday, false, "TW"), 20);
    assertThat(calendar.isWorking(saturday)).isTrue();

    int before = calendar.changes();
    records.take(day("1", Operation.DELETE, saturday, true, ""), 30);
    assertThat(calendar.isWorking(saturday)).isFalse();
    assertThat(calendar.changes()).isGreaterThan(before);
  }

  @Test
  void calendarOfRecords_dayThatMoves_leavesItsOldPlace() {
    ReferenceRecords records = new ReferenceRecords();
    WorkingCalendar calendar = WorkingCalendar.of(records, WorkingCalendar.SHANGHAI);
    LocalDate saturday = LocalDate.of(2020, 10, 10);
    records.take(day("1", Operation.INSERT, saturday, true, ""), 10);
    records.take(day("1", Operation.UPDATE, saturday.plusDays(1), true, ""), 20);

    assertThat(calendar.isWorking(saturday)).isFalse();
    assertThat(calendar.isWorking(saturday.plusDays(1))).isTrue();
  }

  private static ReferenceRecord day(
      String id, Operation operation, LocalDate date, boolean working, String zone) {
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId(id)
            .setCdSource("test")
            .setCdBatch("2020010100001")
            .setCdOperation(operation)
            .build();
    CalendarDay day =
        CalendarDay.newBuilder().setDate(date).setWorking(working).setZone(zone).build();
    return ReferenceRecord.newBuilder().setEnvelope(envelope).setBody(day).build();
  }

  @Test
  void isWorking_yearWithoutRows_followsTheWeekday() {
    WorkingCalendar calendar = autumn2020();
    assertThat(calendar.isWorking(LocalDate.of(2021, 10, 1))).isTrue();
    assertThat(calendar.put(LocalDate.of(2021, 10, 1), false).isWorking(LocalDate.of(2021, 10, 1)))
        .isFalse();
  }

  @Test
  void deadline_otherZone_endsAtItsMidnight() {
    assertThat(new WorkingCalendar(ZoneOffset.UTC).zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(new WorkingCalendar(ZoneOffset.UTC).deadline(LocalDate.of(2024, 5, 10), 1))
        .isEqualTo("2024-05-14T00:00:00Z");
  }

  @Test
  void plusWorkingDays_negative_isRefused() {
    assertThatThrownBy(() -> autumn2020().plusWorkingDays(DECISION, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void deadline_endsAWorkingDay_andNeverComesSoonerForALaterDay(
      @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @IntRange(min = 0, max = 400) int shift) {
    WorkingCalendar calendar = autumn2020();
    LocalDate from = DECISION.minusDays(200).plusDays(shift);
    Instant deadline = calendar.deadline(from, n);
    assertThat(calendar.isWorking(calendar.dayEndedBy(deadline))).isTrue();
    assertThat(calendar.dayOf(deadline)).isEqualTo(calendar.dayEndedBy(deadline).plusDays(1));
    assertThat(calendar.deadline(from.plusDays(1), n)).isAfterOrEqualTo(deadline);
    assertThat(calendar.deadline(from, n + 1)).isAfter(deadline);
  }

  @Property
  void workingDaysBetween_isTheInverseOfPlus(
      @ForAll @IntRange(min = 0, max = 60) int n, @ForAll @IntRange(min = 0, max = 400) int shift) {
    WorkingCalendar calendar = autumn2020();
    LocalDate from = DECISION.minusDays(200).plusDays(shift);
    assertThat(calendar.workingDaysBetween(from, calendar.plusWorkingDays(from, n))).isEqualTo(n);
    assertThat(calendar.workingDaysBetween(calendar.plusWorkingDays(from, n), from)).isEqualTo(-n);
  }
}
