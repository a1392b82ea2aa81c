package cn.jianguan.rules.engine;

import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.indicator.RowSelections;
import cn.jianguan.rules.indicator.Span;
import cn.jianguan.rules.logic.Bundle;
import cn.jianguan.rules.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks a model's rules about one cause, with everything known now. */
final class ModelEvaluation {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Who is judged within a year is judged by what is kept, 1,100 days. */
  private static final long LATE = 366 * 86_400_000L;

  private final Rules rules;
  private final WorkingCalendar calendar;
  private final SourceDeclarations sources;
  private final int rowsPerEvaluation;

  ModelEvaluation(
      Rules rules, WorkingCalendar calendar, SourceDeclarations sources, int rowsPerEvaluation) {
    this.rules = rules;
    this.calendar = calendar;
    this.sources = sources;
    this.rowsPerEvaluation = rowsPerEvaluation;
  }

  WorkingCalendar calendar() {
    return calendar;
  }

  ZoneId zone() {
    return calendar.zone();
  }

  /** The parameters that hold for an act now. */
  Parameters parameters(CompiledModel model, Row trigger, SubjectState state) {
    return Evaluation.parameters(model, trigger, today(state), sources);
  }

  /**
   * Whether what the model asks about an act is still here: of one that is judged long after it
   * occurred, acts of its windows may have been forgotten, and nothing true can be said any more.
   * What does not trigger it needs nothing.
   */
  boolean isRemembered(CompiledModel model, Row trigger, SubjectState state) {
    return isRemembered(model, trigger.occurredAt(), state)
        || !model.isTriggeredBy(trigger, parameters(model, trigger, state));
  }

  /** The same of a moment. */
  boolean isRemembered(CompiledModel model, long at, SubjectState state) {
    return state.logTime() - at <= LATE || model.isRemembered(at, state.metadata());
  }

  /** The same of what was expected: an opener that came late may have been closed before. */
  boolean isRemembered(
      CompiledModel model, CompiledExpectation expectation, Row opened, SubjectState state) {
    long at = opened.occurredAt();
    return opened.logTime() - at <= LATE
        || !expectation.isOpenedBy(opened, parameters(model, opened, state))
        || state.metadata().remembers(expectation.closerKinds(), at)
            && model.isRemembered(at, state.metadata());
  }

  /** The model at an act; empty where the act does not trigger it. */
  Optional<EvaluationResult> act(CompiledModel model, Row trigger, SubjectState state) {
    if (!model.isTriggeredBy(trigger, parameters(model, trigger, state))) {
      return Optional.empty();
    }
    long at = trigger.occurredAt();
    Evaluation evaluation = evaluation(model, trigger, at, state);
    return ask(model, new Bundle(model.definition().id(), evaluation), evaluation, at);
  }

  /**
   * The newest act of each member that makes a period be evaluated, by member; under an empty name
   * where the subject is evaluated as a whole.
   */
  SortedMap<String, Row> periodTriggers(CompiledModel model, long end, SubjectState state) {
    Window.Unit unit = model.definition().trigger().period();
    long start = Span.startOfPeriod(unit, end - 1, 0, zone());
    SortedMap<String, Row> newest = new TreeMap<>();
    for (Row row :
        state.history().between(model.definition().trigger().kinds(), start - 1, end - 1)) {
      String member = model.member(row);
      if (member != null && model.isTriggeredBy(row, parameters(model, row, state))) {
        newest.put(member, row);
      }
    }
    return newest;
  }

  /** The model at the end of a period. */
  Optional<EvaluationResult> period(
      CompiledModel model, long end, Row trigger, SubjectState state) {
    Evaluation evaluation = evaluation(model, trigger, end - 1, state);
    return ask(model, new Bundle(model.definition().id(), evaluation), evaluation, end);
  }

  /** The model at a deadline; empty where it was met, is not due yet, or no longer applies. */
  Optional<EvaluationResult> deadline(
      CompiledModel model, TriggerReference cause, Row opened, SubjectState state) {
    CompiledExpectation expectation = model.expectation(cause.expectation());
    CompiledExpectation.CompiledStep step =
        expectation == null ? null : expectation.step(cause.step());
    Parameters parameters = parameters(model, opened, state);
    if (step == null || !expectation.isOpenedBy(opened, parameters)) {
      return Optional.empty();
    }
    CompiledExpectation.Due due = expectation.due(step, opened, calendar);
    if (due == null || due.alert() > state.logTime()) {
      return Optional.empty();
    }
    long closed = expectation.closedAt(opened, state.history(), parameters, calendar);
    if (closed <= due.inTime()) {
      return Optional.empty();
    }
    Evaluation evaluation = evaluation(model, opened, due.inTime(), state);
    describe(model, expectation, evaluation, closed < state.logTime() ? closed : Long.MAX_VALUE);
    CompiledExpectation.Due legal = expectation.legal(due, opened, calendar);
    describe(evaluation, legal, lateUntil(closed, state.logTime()), cause.step());
    Bundle bundle =
        new Bundle(
            model.definition().id(),
            expectation.name(),
            cause.step(),
            step.step().severity(),
            evaluation);
    return ask(model, bundle, evaluation, due.legal());
  }

  /** The last day that was late: the day it was closed, or the last whole one known by now. */
  private LocalDate lateUntil(long closed, long logTime) {
    return closed < logTime
        ? calendar.dayOf(Instant.ofEpochMilli(closed))
        : calendar.dayEndedBy(Instant.ofEpochMilli(logTime));
  }

  /** Which expectation it is, by its name, and the day on which it was met late. */
  private void describe(
      CompiledModel model, CompiledExpectation missed, Evaluation values, long closed) {
    for (CompiledExpectation expectation : model.expectations()) {
      values.put(expectation.name(), expectation == missed);
    }
    if (closed != Long.MAX_VALUE) {
      values.put("metOn", calendar.dayOf(Instant.ofEpochMilli(closed)).toString());
    }
  }

  /** Days before the legal deadline are {@code daysLeft}, those after it {@code daysOverdue}. */
  private void describe(Evaluation values, CompiledExpectation.Due due, LocalDate to, int step) {
    LocalDate from = calendar.dayEndedBy(Instant.ofEpochMilli(due.legal()));
    long days = ChronoUnit.DAYS.between(from, to);
    values.put("daysOverdue", (double) Math.max(0, days));
    values.put("daysLeft", (double) Math.max(0, -days));
    values.put("step", (double) step);
    ZonedDateTime inTime = Instant.ofEpochMilli(due.inTime()).atZone(zone());
    boolean endsDay = due.inTime() < due.legal();
    values.put("due", endsDay ? inTime.toLocalDate().toString() : MINUTE.format(inTime));
  }

  private Evaluation evaluation(CompiledModel model, Row trigger, long at, SubjectState state) {
    BuiltInValues given = new BuiltInValues(state.subject().key(), at, zone());
    RowSelections selections = new RowSelections(state.history(), rowsPerEvaluation);
    return new Evaluation(model, trigger, given, selections, today(state), sources);
  }

  private Optional<EvaluationResult> ask(
      CompiledModel model, Bundle bundle, Evaluation evaluation, long occurredAt) {
    model.evaluated();
    return rules
        .judge(model, bundle)
        .map(verdict -> new EvaluationResult(verdict, evaluation, occurredAt));
  }

  private LocalDate today(SubjectState state) {
    return state.today(calendar);
  }
}
