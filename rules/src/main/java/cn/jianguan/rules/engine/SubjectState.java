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
  private final EvaluationOutput output;
  private final History history;
  private final SubjectMetadata metadata;
  private LocalDate today;

  SubjectState(EvaluationContext context, EvaluationOutput output) {
    this(Subject.parse(context.key()), context, output);
  }

  SubjectState(Subject subject, EvaluationContext context, EvaluationOutput output) {
    this.subject = subject;
    this.context = context;
    this.output = output;
    this.metadata = SubjectMetadata.of(context.state());
    this.history = metadata.history(context.state());
  }

  Subject subject() {
    return subject;
  }

  EvaluationContext context() {
    return context;
  }

  EvaluationOutput output() {
    return output;
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

  SubjectMetadata metadata() {
    return metadata;
  }

  StandingHits hits() {
    return metadata.hits(context.state());
  }
}
