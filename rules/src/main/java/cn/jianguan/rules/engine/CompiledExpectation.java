package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.expression.Scope;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.ExpectationDefinition.Step;
import cn.jianguan.rules.model.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** An expectation ready to be asked: what opens it, until when, and whether it was met in time. */
final class CompiledExpectation {
  private static final long DAY = 86_400_000L;

  private final ExpectationDefinition definition;
  private final Expression opener;
  private final Expression closer;
  private final List<FeatureReference> closedFields;
  private final List<CompiledStep> steps;
  private final CompiledStep legal;

  /** A step with its base, and what puts it off, resolved. */
  record CompiledStep(Step step, FeatureReference base, List<FeatureReference> plus) {}

  /**
   * When a step is due. Epoch ms UTC.
   *
   * @param legal the deadline by law; 24:00 is the first instant of the next day
   * @param inTime the last instant that is still in time: the deadline itself where it was counted
   *     in minutes or hours, the instant before 24:00 where in days
   * @param alert when the alert is raised
   */
  record Due(long legal, long inTime, long alert) {}

  CompiledExpectation(ExpectationDefinition definition, Set<String> parameters) {
    Set<ActKind> openers = definition.openerKinds();
    this.definition = definition;
    this.opener = Expression.parse(definition.opener(), new Scope(openers, Set.of(), parameters));
    this.closer =
        Expression.parse(
            definition.closer(), new Scope(definition.closerKinds(), openers, parameters));
    this.closedFields = fields(definition.closedField(), openers);
    this.steps = definition.steps().stream().map(step -> compiled(step, openers)).toList();
    this.legal = definition.due() == null ? null : compiled(definition.due(), openers);
  }

  private static CompiledStep compiled(Step step, Set<ActKind> openers) {
    return new CompiledStep(step, field(step.base(), openers), fields(step.plus(), openers));
  }

  String name() {
    return definition.name();
  }

  Set<ActKind> openerKinds() {
    return definition.openerKinds();
  }

  Set<ActKind> closerKinds() {
    return definition.closerKinds();
  }

  List<CompiledStep> steps() {
    return steps;
  }

  /** The step of a number, or null where this version has none. */
  CompiledStep step(int number) {
    return steps.stream().filter(s -> s.step().number() == number).findAny().orElse(null);
  }

  boolean isOpenedBy(Row row, Parameters parameters) {
    return openerKinds().contains(row.kind()) && opener.holds(row, row, parameters);
  }

  /** True where this act, had it occurred in time, would close what the other one opened. */
  boolean isClosedBy(Row act, Row opened, Parameters parameters) {
    return closerKinds().contains(act.kind())
        && act.occurredAt() >= opened.occurredAt()
        && !act.isAt(opened)
        && closer.holds(act, opened, parameters);
  }

  /** The legal deadline that lies behind a step; the step's own where there is no other. */
  Due legal(Due step, Row opened, WorkingCalendar calendar) {
    Due law = legal == null ? null : due(legal, opened, calendar);
    return law == null ? step : law;
  }

  /** When a step of this opener is due; null where the step does not apply to it. */
  Due due(CompiledStep compiled, Row opened, WorkingCalendar calendar) {
    Step step = compiled.step();
    Long base = compiled.base() == null ? null : compiled.base().moment(opened, calendar.zone());
    TimeSpan span = base == null ? step.otherwise() : step.after();
    if (span == null) {
      return null;
    }
    long from = (base == null ? opened.occurredAt() : base) + standing(compiled.plus(), opened);
    Instant legal = calendar.after(Instant.ofEpochMilli(from), span);
    long alert = calendar.postponed(legal, step.grace()).toEpochMilli();
    long inTime = legal.toEpochMilli() - (span.isExact() ? 0 : 1);
    return new Due(legal.toEpochMilli(), inTime, alert);
  }

  /**
   * When it was first closed, by an act known now or by the opener's own field, epoch ms UTC;
   * Long.MAX_VALUE where it is open.
   */
  long closedAt(Row opened, History history, Parameters parameters, WorkingCalendar calendar) {
    long first = Long.MAX_VALUE;
    for (FeatureReference field : closedFields) {
      Long own = field.moment(opened, calendar.zone());
      first = own == null ? first : Math.min(first, own);
    }
    long from = opened.occurredAt() - 1;
    for (Row act : history.between(closerKinds(), from, Long.MAX_VALUE)) {
      if (act.occurredAt() >= first) {
        break;
      }
      if (isClosedBy(act, opened, parameters)) {
        return act.occurredAt();
      }
    }
    return first;
  }

  /** How long the clock stands still for this opener. */
  private static long standing(List<FeatureReference> plus, Row opened) {
    long days = 0;
    for (FeatureReference field : plus) {
      days += field.of(opened) instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }
    return days * DAY;
  }

  private static List<FeatureReference> fields(String names, Set<ActKind> kinds) {
    return Stream.of(names.split("\\|"))
        .map(name -> field(name.strip(), kinds))
        .filter(Objects::nonNull)
        .toList();
  }

  private static FeatureReference field(String name, Set<ActKind> kinds) {
    if (name == null || name.isBlank()) {
      return null;
    }
    FeatureReference field = new FeatureReference(name);
    if (kinds.stream().noneMatch(field::isKnownTo)) {
      throw new IllegalArgumentException(
          kinds + " 没有特征 " + name + " / acts of " + kinds + " have no feature " + name);
    }
    return field;
  }
}
