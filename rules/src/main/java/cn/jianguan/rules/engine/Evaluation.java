package cn.jianguan.rules.engine;

import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.indicator.Indicator;
import cn.jianguan.rules.indicator.Measured;
import cn.jianguan.rules.indicator.Selections;
import cn.jianguan.rules.logic.Facts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One evaluation of one model at one moment: what its rules may ask, measured when they ask and
 * kept for the evidence.
 */
final class Evaluation implements Facts {
  private final CompiledModel model;
  private final Row trigger;
  private final long at;
  private final Selections selections;
  private final Parameters parameters;
  private final ParameterTable.Entry[] narrowest = new ParameterTable.Entry[1];
  private final Map<String, Measured> measured = new HashMap<>();
  private final Map<String, Object> extra = new HashMap<>();
  private final Given given;

  Evaluation(CompiledModel model, Row trigger, Given given, Selections selections, LocalDate day) {
    this.model = model;
    this.trigger = trigger;
    this.given = given;
    this.at = given.at();
    this.selections = selections;
    Parameters table = parameters(model, trigger, day, narrowest);
    this.parameters =
        name -> name.startsWith("@") ? measure(name.substring(1)).value() : table.get(name);
  }

  /** The parameters of a model for the region of an act on a day. */
  static Parameters parameters(CompiledModel model, Row trigger, LocalDate day) {
    return parameters(model, trigger, day, new ParameterTable.Entry[1]);
  }

  private static Parameters parameters(
      CompiledModel model, Row trigger, LocalDate day, ParameterTable.Entry[] narrowest) {
    return name -> {
      String area = trigger.features().text("areaNumber");
      ParameterTable.Entry entry = model.parameters().resolve(name, area, day);
      if (narrowest[0] == null || entry.prefix().length() > narrowest[0].prefix().length()) {
        narrowest[0] = entry;
      }
      return entry.value();
    };
  }

  /** Adds a value of a deadline: daysOverdue, due, step. */
  void put(String name, Object value) {
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

  private Object known(String name) {
    Object known = extra.get(name);
    return known == null ? given.get(name) : known;
  }

  @Override
  public Object parameter(String name) {
    return parameters.get(name);
  }

  @Override
  public boolean hasParameter(String name) {
    return model.parameters().names().contains(name);
  }

  @Override
  public Object feature(String name) {
    return trigger.get(name);
  }

  @Override
  public List<String> actIds(String indicator) {
    return rows(indicator).stream().map(Row::actId).toList();
  }

  /** Acts an indicator counted; none where it is no indicator. */
  List<Row> rows(String indicator) {
    return model.indicators().containsKey(indicator) ? measure(indicator).rows() : List.of();
  }

  /** Region of the most special parameter row used; "*" for the default. */
  String parameterRegion() {
    return narrowest[0] == null ? "*" : narrowest[0].region();
  }

  Row trigger() {
    return trigger;
  }

  private Measured measure(String name) {
    Measured value = measured.get(name);
    if (value == null) {
      Indicator indicator = model.indicators().get(name);
      if (indicator == null) {
        throw new IllegalArgumentException("no indicator " + name);
      }
      indicator.needs().forEach(this::measure);
      value = indicator.measure(selections, trigger, at, parameters);
      measured.put(name, value);
    }
    return value;
  }
}
