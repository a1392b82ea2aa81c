package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.ModelReader;
import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.model.Rearm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.model.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Models written as values, and a reader that finds them by id and version. */
final class TestModels implements ModelReader {
  private final Map<String, ModelDefinition> models = new ConcurrentHashMap<>();

  @Override
  public ModelDefinition read(ModelRecord published) {
    return models.get(published.getModelId() + "@" + published.getVersion());
  }

  /** An evaluator with these models active since ever. */
  static Evaluator evaluator(EvaluatorOptions options, ModelDefinition... definitions) {
    TestModels reader = new TestModels();
    Evaluator evaluator = new Evaluator(reader, options);
    for (ModelDefinition definition : definitions) {
      String refused = evaluator.publish(reader.record(definition, ModelState.ACTIVE, 0));
      if (!refused.isEmpty()) {
        throw new IllegalArgumentException(refused);
      }
    }
    return evaluator;
  }

  ModelRecord record(ModelDefinition definition, ModelState state, long from) {
    models.put(definition.id() + "@" + definition.version(), definition);
    return ModelRecord.newBuilder()
        .setModelId(definition.id())
        .setVersion(definition.version())
        .setState(state)
        .setEffectiveFrom(Instant.ofEpochMilli(from))
        .setAuthor("test")
        .setPublisher("test")
        .setSha256("")
        .setFiles(Map.of())
        .build();
  }

  static Builder model(String id) {
    return new Builder(id);
  }

  static IndicatorDefinition indicator(
      String name, Aggregate aggregate, String window, String field, String matching) {
    return new IndicatorDefinition(
        name,
        aggregate,
        Set.of(ActKind.INSPECTION),
        "onSite",
        Window.parse(window),
        field,
        matching,
        null,
        0,
        true);
  }

  static IndicatorDefinition series(
      String name, Aggregate aggregate, String window, Aggregate inner, String field, int buckets) {
    return new IndicatorDefinition(
        name,
        aggregate,
        Set.of(ActKind.INSPECTION),
        "onSite",
        Window.parse(window),
        field,
        "",
        inner,
        buckets,
        true);
  }

  /** Writes a model; what is not said is: about objects, by inspections, with one parameter. */
  static final class Builder {
    private final String id;
    private String version = "1";
    private SubjectKind subject = SubjectKind.OBJECT;
    private Trigger trigger =
        new Trigger(Trigger.Type.ACT, Set.of(ActKind.INSPECTION), "onSite", null, TimeSpan.NONE);
    private final List<IndicatorDefinition> indicators = new ArrayList<>();
    private final List<ExpectationDefinition> expectations = new ArrayList<>();
    private final List<ParameterRow> parameters = new ArrayList<>();
    private int revisit = 1000;
    private String episode = "";
    private Rearm rearm = Rearm.THIRTY_DAYS;
    private String drl = "";

    Builder(String id) {
      this.id = id;
    }

    Builder version(String value) {
      version = value;
      return this;
    }

    Builder subject(SubjectKind value) {
      subject = value;
      return this;
    }

    Builder trigger(Trigger value) {
      trigger = value;
      return this;
    }

    Builder indicator(IndicatorDefinition value) {
      indicators.add(value);
      return this;
    }

    Builder expectation(ExpectationDefinition value) {
      expectations.add(value);
      trigger = new Trigger(Trigger.Type.EXPECTATION, Set.of(), "", null, TimeSpan.NONE);
      return this;
    }

    Builder parameter(String name, String region, String value) {
      parameters.add(new ParameterRow(name, region, value, null, null));
      return this;
    }

    Builder revisit(int value) {
      revisit = value;
      return this;
    }

    Builder episode(String value) {
      episode = value;
      return this;
    }

    Builder rearm(Rearm value) {
      rearm = value;
      return this;
    }

    /** One rule: the condition, and what it says. */
    Builder rule(String condition, String consequence) {
      drl +=
          "rule \"%s %d\" when $b : Bundle(model == \"%s\", %s) then $b.%s; end\n"
              .formatted(id, drl.length(), id, condition, consequence);
      return this;
    }

    ModelDefinition build() {
      return new ModelDefinition(
          id,
          version,
          id,
          id,
          "",
          ModelKind.T,
          Set.of(subject),
          trigger,
          indicators,
          expectations,
          revisit,
          parameters,
          episode,
          List.of("CO"),
          List.of("S4"),
          List.of(),
          rearm,
          "{objectName}：{x}",
          "{objectName}: {x}, {daysOverdue} days",
          drl.isEmpty() ? new DrlFile(List.of()) : DrlFile.parse(drl),
          List.of());
    }
  }
}
