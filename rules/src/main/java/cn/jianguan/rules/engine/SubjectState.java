package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Subject;

/** What is known about the current subject while one record or timer is handled. */
final class SubjectState {
  private final Subject subject;
  private final EvaluationContext context;
  private final History history;
  private final Notes notes;
  private StandingHits hits;

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
