package cn.jianguan.jobs.intake;

import cn.jianguan.jobs.order.Emitter;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts rows by source, kind and day of log time between two movements of the clock. History fed a
 * second time is not counted: it says nothing about how a department reports.
 */
final class RowCounts {
  /** A row is late when known more than five working days after it occurred. */
  private static final int LIMIT_WORKING_DAYS = 5;

  private static final int KNOWN_LIMITS = 20_000;

  private final Lists lists;
  private final Map<Cell, RowCount> counts = new HashMap<>();
  private final Map<Cell, Long> newest = new HashMap<>();
  private final Map<LocalDate, LocalDate> limits = new HashMap<>();
  private int daysKnown;

  private record Cell(String cdSource, ActKind kind, long day) {}

  RowCounts(Lists lists) {
    this.lists = lists;
  }

  void invalid(SupervisionAct act, long logTime) {
    add(act, logTime, 0, 1, 0);
  }

  void accepted(SupervisionAct act, long logTime, List<Change> changes) {
    boolean isDuplicate = changes.get(0).op() == ActLogOp.DUPLICATE;
    add(act, logTime, isLate(act, logTime) ? 1 : 0, 0, isDuplicate ? 1 : 0);
  }

  private boolean isLate(SupervisionAct act, long logTime) {
    LocalDate occurred = Validation.dayOf(act, lists.source(act.getEnvelope().getCdSource()));
    return dayOf(logTime).isAfter(limit(occurred));
  }

  private LocalDate limit(LocalDate occurred) {
    if (lists.calendarChanges() != daysKnown || limits.size() > KNOWN_LIMITS) {
      limits.clear();
      daysKnown = lists.calendarChanges();
    }
    return limits.computeIfAbsent(
        occurred, day -> lists.calendar().plusWorkingDays(day, LIMIT_WORKING_DAYS));
  }

  private void add(SupervisionAct act, long logTime, long late, long invalid, long duplicates) {
    String cdSource = act.getEnvelope().getCdSource();
    long day = dayOf(logTime).toEpochDay();
    Cell cell = new Cell(cdSource, act.getKind(), day);
    RowCount one = new RowCount(cdSource, act.getKind(), day, 1, late, invalid, duplicates);
    counts.merge(cell, one, RowCount::plus);
    newest.merge(cell, logTime, Math::max);
  }

  private static LocalDate dayOf(long logTime) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(logTime), WorkingCalendar.SHANGHAI);
  }

  void flush(Emitter<IntakeOutput> emitter) {
    counts.forEach(
        (cell, count) -> emitter.emit(new IntakeOutput.Counted(count), newest.get(cell)));
    counts.clear();
    newest.clear();
  }
}
