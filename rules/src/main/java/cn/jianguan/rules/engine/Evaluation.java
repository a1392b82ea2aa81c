package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.RowFilter;
import cn.jianguan.rules.indicator.Measurement;
import cn.jianguan.rules.indicator.RowSelections;
import cn.jianguan.rules.logic.Facts;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One evaluation of one model at one moment: what its rules may ask, measured when they ask and
 * kept for the evidence.
 */
final class Evaluation implements Facts, Parameters {
  private static final FeatureReference OBJECT_NAME = new FeatureReference("objectName");
  private static final FeatureReference ZONE = new FeatureReference("industrialZone");
  private static final Set<ActKind> REGISTRATION = EnumSet.of(ActKind.OBJECT);
  private static final RowFilter ZONED =
      new RowFilter("industrialZone known", List.of(), row -> ZONE.of(row) != null);
  private static final Set<ActKind> EVERY_KIND = EnumSet.allOf(ActKind.class);
  private static final RowFilter NAMED =
      new RowFilter("objectName known", List.of(), row -> OBJECT_NAME.of(row) != null);

  private final CompiledModel model;
  private final Row trigger;
  private final long at;
  private final RowSelections selections;
  private final LocalDate day;
  private final SourceDeclarations sources;
  private final BuiltInValues given;
  private final Measurement[] measured;
  private Map<String, Object> extra = Map.of();
  private ParameterTable.Entry narrowest;

  Evaluation(
      CompiledModel model,
      Row trigger,
      BuiltInValues given,
      RowSelections selections,
      LocalDate day,
      SourceDeclarations sources) {
    this.model = model;
    this.trigger = trigger;
    this.given = given;
    this.at = given.at();
    this.selections = selections;
    this.day = day;
    this.sources = sources;
    this.measured = new Measurement[model.indicators().size()];
  }

  /** The parameters of a model for the region and the source of an act on a day. */
  static Parameters parameters(
      CompiledModel model, Row trigger, LocalDate day, SourceDeclarations sources) {
    return name ->
        name.equals(NOT_KEPT)
            ? sources.notKept(trigger)
            : model.parameters().resolve(name, trigger, day).value();
  }

  /** A parameter as it holds for the trigger; under {@code @name} an indicator. */
  @Override
  public Object get(String name) {
    if (name.startsWith("@")) {
      return measure(name.substring(1)).value();
    }
    if (name.equals(NOT_KEPT)) {
      return sources.notKept(trigger);
    }
    ParameterTable.Entry entry = model.parameters().resolve(name, trigger, day);
    if (narrowest == null || entry.prefix().length() > narrowest.prefix().length()) {
      narrowest = entry;
    }
    return entry.value();
  }

  /** Adds a value of a deadline: daysOverdue, due, step. */
  void put(String name, Object value) {
    extra = extra.isEmpty() ? new HashMap<>() : extra;
    extra.put(name, value);
  }

  @Override
  public Object indicator(String name) {
    Object known = known(name);
    return known != null ? known : measure(name).value();
  }

  @Override
  public boolean hasIndicator(String name) {
    return model.indicators().containsKey(name) || known(name) != null;
  }

  /** A value that is there without an indicator, or null. */
  Object known(String name) {
    Object known = extra.isEmpty() ? null : extra.get(name);
    return known == null ? given.get(name) : known;
  }

  @Override
  public Object parameter(String name) {
    return get(name);
  }

  @Override
  public Object feature(String name) {
    return trigger.get(name);
  }

  /** Acts an indicator counted; none where it is no indicator. */
  List<Row> rows(ResolvedName name) {
    return name.indicator() == null ? List.of() : measure(name.indicator()).rows();
  }

  /** The newest name that an act of the subject has for the object; empty where none has one. */
  String registeredName() {
    List<Row> acts =
        selections.history().between(EVERY_KIND, Long.MIN_VALUE, Long.MAX_VALUE, NAMED);
    return acts.isEmpty() ? "" : OBJECT_NAME.text(acts.get(acts.size() - 1));
  }

  /** The zone that the object's newest registration names; empty where none does. */
  String registeredZone() {
    List<Row> acts =
        selections.history().between(REGISTRATION, Long.MIN_VALUE, Long.MAX_VALUE, ZONED);
    return acts.isEmpty() ? "" : ZONE.text(acts.get(acts.size() - 1));
  }

  /** Region of the most special parameter row used; "*" for the default. */
  String parameterRegion() {
    return narrowest == null ? "*" : narrowest.region();
  }

  Row trigger() {
    return trigger;
  }

  private Measurement measure(String name) {
    CompiledModel.Numbered found = model.indicators().get(name);
    if (found == null) {
      throw new IllegalArgumentException("no indicator " + name);
    }
    return measure(found);
  }

  Measurement measure(CompiledModel.Numbered found) {
    Measurement value = measured[found.number()];
    if (value == null) {
      found.indicator().needs().forEach(this::measure);
      value = found.indicator().measure(selections, trigger, at, this);
      measured[found.number()] = value;
    }
    return value;
  }
}
