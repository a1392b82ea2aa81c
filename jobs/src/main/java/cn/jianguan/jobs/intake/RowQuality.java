package cn.jianguan.jobs.intake;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.history.Observation;
import java.time.LocalDate;

/**
 * Adds up the counts of one source and kind and tells the models once a day of log time has ended.
 * Between, how rows were spread over subtasks and when the clock moved would show: two runs over
 * one log must tell the same. Keyed by {@link RowCount#table}.
 */
public final class RowQuality implements Station<RowCount, LogRecord, Observation> {

  @Override
  public void reference(LogRecord record, long logTime) {}

  @Override
  public void data(RowCount count, StationContext<Observation> context) {
    String day = Long.toString(count.day());
    RowCount before = context.state().get(RowCountStateField.PART, day);
    context.state().put(RowCountStateField.PART, day, before == null ? count : before.plus(count));
    context.timerAt(day, lastMoment(count.day()));
  }

  @Override
  public void timer(String day, long at, StationContext<Observation> context) {
    RowCount count = context.state().get(RowCountStateField.PART, day);
    context.state().remove(RowCountStateField.PART, day);
    if (count == null) {
      return;
    }
    Observation.Quality quality =
        new Observation.Quality(count.rows(), count.late(), count.invalid(), count.duplicates());
    String id = context.key() + '|' + day + '|' + context.logTime();
    context.emit(
        Observation.quality(count.cdSource(), count.kind(), id, at, context.logTime(), quality));
  }

  private static long lastMoment(long day) {
    LocalDate next = LocalDate.ofEpochDay(day).plusDays(1);
    return next.atStartOfDay(WorkingCalendar.SHANGHAI).toInstant().toEpochMilli() - 1;
  }
}
