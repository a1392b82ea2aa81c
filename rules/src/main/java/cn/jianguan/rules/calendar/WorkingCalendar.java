package cn.jianguan.rules.calendar;

import cn.jianguan.record.CalendarDay;
import cn.jianguan.reference.ReferenceIndex;
import cn.jianguan.reference.ReferenceRecords;
import cn.jianguan.rules.model.TimeSpan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which days are working days in one zone, and deadlines counted in them. Days come from the
 * reference calendar (holidays and make-up days differ every year); a day without a row follows its
 * weekday. Not thread-safe while it is being filled.
 *
 * <p>A deadline of n working days after D is 24:00 at the end of the n-th working day after D, D
 * not counted (行政处罚法 §85: 二日、三日、五日、七日 are working days).
 */
public final class WorkingCalendar {
  /** Zone of the national calendar. */
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final ZoneId zone;
  private final Map<LocalDate, Boolean> days = new HashMap<>();
  private final NavigableSet<Integer> announced = new TreeSet<>();
  private int changes;

  public WorkingCalendar() {
    this(SHANGHAI);
  }

  public WorkingCalendar(ZoneId zone) {
    this.zone = zone;
  }

  /** The national calendar as the records say it, now and whenever they change. */
  public static WorkingCalendar of(ReferenceRecords records, ZoneId zone) {
    WorkingCalendar calendar = new WorkingCalendar(zone);
    ReferenceIndex<LocalDate, CalendarDay> national =
        records.by(CalendarDay.class, day -> day.getZone().isBlank() ? day.getDate() : null);
    national.whenChanged(
        date ->
            national
                .of(date)
                .newest()
                .ifPresentOrElse(
                    day -> calendar.put(date, day.getWorking()), () -> calendar.remove(date)));
    return calendar;
  }

  public ZoneId zone() {
    return zone;
  }

  /** Takes over one row of the reference calendar; the latest row of a day holds. */
  public WorkingCalendar put(LocalDate day, boolean working) {
    days.put(day, working);
    if (isNationalDay(day)) {
      announced.add(day.getYear());
    }
    changes++;
    return this;
  }

  private void remove(LocalDate day) {
    days.remove(day);
    if (isNationalDay(day)) {
      announced.remove(day.getYear());
    }
    changes++;
  }

  /**
   * Whether the holidays of the day's year are known. Every year's notice has its National Day; a
   * notice may name single days of the years beside its own.
   */
  public boolean isAnnounced(LocalDate day) {
    return announced.contains(day.getYear());
  }

  /** Whether a year that is not known may be still: it comes after one that is. */
  public boolean mayBeAnnounced(LocalDate day) {
    return !announced.isEmpty() && day.getYear() > announced.last();
  }

  private static boolean isNationalDay(LocalDate day) {
    return day.getMonth() == Month.OCTOBER && day.getDayOfMonth() == 1;
  }

  /** Rises with every change: what was counted before may be counted otherwise now. */
  public int changes() {
    return changes;
  }

  public boolean isWorking(LocalDate day) {
    Boolean known = days.get(day);
    return known == null ? isWeekday(day) : known;
  }

  /**
   * The n-th working day after a day, which is not counted; the day itself for n = 0.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public LocalDate plusWorkingDays(LocalDate day, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("working days count forward: " + n);
    }
    LocalDate at = day;
    for (int left = n; left > 0; ) {
      at = at.plusDays(1);
      if (isWorking(at)) {
        left--;
      }
    }
    return at;
  }

  /** Working days after {@code from} up to and including {@code to}; negative if it lies before. */
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -workingDaysBetween(to, from);
    }
    int count = 0;
    for (LocalDate at = from.plusDays(1); !at.isAfter(to); at = at.plusDays(1)) {
      if (isWorking(at)) {
        count++;
      }
    }
    return count;
  }

  /** 24:00 at the end of the n-th working day after a day. */
  public Instant deadline(LocalDate day, int n) {
    return endOf(plusWorkingDays(day, n));
  }

  /** 24:00 at the end of a day. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  public LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** The last day whose end is not after an instant: 24:00 belongs to the day it ends. */
  public LocalDate dayEndedBy(Instant instant) {
    return dayOf(instant.minusMillis(1));
  }

  /** The deadline a span after an instant: minutes and hours to the millisecond, days to 24:00. */
  public Instant after(Instant from, TimeSpan span) {
    Instant end =
        switch (span.unit()) {
          case M -> from.plusSeconds(span.amount() * 60L);
          case H -> from.plusSeconds(span.amount() * 3600L);
          case D -> endOf(dayOf(from).plusDays(span.amount()));
          case WD -> deadline(dayOf(from), span.amount());
          case MO -> endOf(YearMonth.from(dayOf(from)).plusMonths(span.amount()).atEndOfMonth());
        };
    return span.then() == null ? end : postponed(end, span.then());
  }

  /** A deadline put off by a grace; 24:00 counts as the day it ends. */
  public Instant postponed(Instant deadline, TimeSpan grace) {
    return switch (grace.unit()) {
      case M -> deadline.plusSeconds(grace.amount() * 60L);
      case H -> deadline.plusSeconds(grace.amount() * 3600L);
      case D, WD, MO -> after(dayEndedBy(deadline).atStartOfDay(zone).toInstant(), grace);
    };
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
