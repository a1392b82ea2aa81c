package cn.jianguan.rules.engine;

import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Subject;
import java.time.Instant;
import java.time.LocalDate;

/** What is known about the current subject while one record or timer is handled. */
final class SubjectState {
  private final Subject subject;
  private final EvaluationContext context;
  private final History history;
  private final Notes notes;
  private StandingHits hits;
  private LocalDate today;

  SubjectState(EvaluationContext context) {
    this.subject = Subject.parse(context.subject());
    this.context = context;
    this.history = new History(context.memory());
    this.notes = Notes.of(context.memory());
  }

  Subject subject() {
    return subject;
  }

  EvaluationContext context() {
    return context;
  }

  long logTime() {
    return context.logTime();
  }

  /** Day of the log time, as the calendar has it. */
  LocalDate today(WorkingCalendar calendar) {
    if (today == null) {
      today = calendar.dayOf(Instant.ofEpochMilli(logTime()));
    }
    return today;
  }

  History history() {
    return history;
  }

  Notes notes() {
    return notes;
  }

  StandingHits hits() {
    if (hits == null) {
      hits = StandingHits.of(context.memory());
    }
    return hits;
  }
}
