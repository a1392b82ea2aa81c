package cn.jianguan.jobs.intake;

import cn.jianguan.jobs.order.Emitter;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private final ReferenceData reference;
  private final Days days;
  private final Map<Cell, Tally> tallies = new LinkedHashMap<>();
  private final Map<LocalDate, LocalDate> limits = new HashMap<>();
  private int daysKnown;
  private Tally latest;

  private record Cell(String cdSource, ActKind kind, long day) {}

  /** What is counted in one cell since the clock last moved. */
  private static final class Tally {
    final Cell cell;
    final LocalDate day;
    long rows;
    long late;
    long invalid;
    long duplicates;
    long newest = Long.MIN_VALUE;

    Tally(Cell cell, LocalDate day) {
      this.cell = cell;
      this.day = day;
    }

    boolean isOf(SupervisionAct act, LocalDate logDay) {
      return cell.kind == act.getKind()
          && day.equals(logDay)
          && cell.cdSource.equals(act.getEnvelope().getCdSource());
    }

    RowCount count() {
      return new RowCount(cell.cdSource, cell.kind, cell.day, rows, late, invalid, duplicates);
    }
  }

  RowCounts(ReferenceData reference, Days days) {
    this.reference = reference;
    this.days = days;
  }

  void invalid(SupervisionAct act, long logTime) {
    tally(act, logTime).invalid++;
  }

  void accepted(SupervisionAct act, long logTime, List<Change> changes) {
    Tally tally = tally(act, logTime);
    tally.late += isLate(act, logTime) ? 1 : 0;
    tally.duplicates += changes.get(0).op() == ActLogOp.DUPLICATE ? 1 : 0;
  }

  private boolean isLate(SupervisionAct act, long logTime) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    return days.ofLog(logTime, source).isAfter(limit(days.of(act, source)));
  }

  private LocalDate limit(LocalDate occurred) {
    if (reference.calendar().changes() != daysKnown || limits.size() > KNOWN_LIMITS) {
      limits.clear();
      daysKnown = reference.calendar().changes();
    }
    return limits.computeIfAbsent(
        occurred, day -> reference.calendar().plusWorkingDays(day, LIMIT_WORKING_DAYS));
  }

  /** The row is counted; what else it was is for the caller to add. */
  private Tally tally(SupervisionAct act, long logTime) {
    LocalDate day = days.ofLog(logTime);
    if (latest == null || !latest.isOf(act, day)) {
      Cell cell = new Cell(act.getEnvelope().getCdSource(), act.getKind(), day.toEpochDay());
      latest = tallies.computeIfAbsent(cell, it -> new Tally(it, day));
    }
    latest.rows++;
    latest.newest = Math.max(latest.newest, logTime);
    return latest;
  }

  void flush(Emitter<IntakeOutput> emitter) {
    for (Tally tally : tallies.values()) {
      emitter.emit(new IntakeOutput.Counted(tally.count()), tally.newest);
    }
    tallies.clear();
    latest = null;
  }
}
