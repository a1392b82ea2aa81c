package cn.jianguan.rules.pack;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelSet;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.drl.DrlException;
import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.ModelReader;
import cn.jianguan.rules.model.Rearm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.model.Window;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code model.yaml}, {@code parameters.csv} and {@code logic.drl} of a pack. */
public final class ManifestReader implements ModelReader {
  @Override
  public ModelDefinition read(ModelRecord published) throws InvalidModelException {
    try {
      Pack pack = Pack.of(published);
      Manifest manifest = read(pack);
      new Publication(published, manifest, pack.path(Pack.MODEL)).check();
      return manifest.definition();
    } catch (PackException e) {
      throw new InvalidModelException(e.getMessage(), e);
    }
  }

  /** Reads a pack; {@link PackException} says what is wrong where. */
  public Manifest read(Pack pack) {
    YamlEntry root = YamlEntry.read(pack.path(Pack.MODEL), pack.file(Pack.MODEL));
    root.only(
        "id",
        "version",
        "name",
        "domain",
        "set",
        "kind",
        "subject",
        "description",
        "trigger",
        "indicators",
        "expectations",
        "revisit",
        "episode",
        "addressees",
        "suppress",
        "sla",
        "rearm",
        "reason",
        "basis");
    YamlEntry id = root.get("id");
    if (!id.text().equals(pack.id())) {
      throw id.wrong("编号应与文件夹名 " + pack.id() + " 一致", "the id must be the folder's name");
    }
    ParameterFile parameters =
        ParameterFile.read(pack.path(Pack.PARAMETERS), pack.file(Pack.PARAMETERS));
    Map<String, BilingualText> labels = new LinkedHashMap<>(parameters.labels());
    BilingualText name = BilingualText.of(root.get("name"));
    BilingualText reason = BilingualText.of(root.get("reason"));
    ModelDefinition definition =
        new ModelDefinition(
            id.text(),
            root.get("version").text(),
            name.zh(),
            name.en(),
            root.get("domain").text(),
            root.get("kind").oneOf(ModelKind.class),
            subjects(root.get("subject")),
            trigger(root.get("trigger")),
            indicators(root.find("indicators"), labels),
            expectations(root.find("expectations"), labels),
            root.find("revisit").map(YamlEntry::integer).orElse(0),
            parameters.rows(),
            root.textOr("episode", ""),
            root.get("addressees").texts(),
            root.get("suppress").texts(),
            root.find("sla").map(SlaEntry::read).orElse(List.of()),
            rearm(root.get("rearm")),
            reason.zh(),
            reason.en(),
            logic(pack),
            root.get("basis").texts());
    ModelSet set =
        root.find("set").map(entry -> entry.oneOf(ModelSet.class)).orElse(ModelSet.EXTENSION);
    return new Manifest(definition, set, BilingualText.of(root.get("description")), labels);
  }

  private static Rearm rearm(YamlEntry entry) {
    return Rearm.of(entry.text())
        .orElseThrow(() -> entry.wrong("再触发规则应为 " + Rearm.codes(), "unknown re-arm rule"));
  }

  private static DrlFile logic(Pack pack) {
    try {
      return DrlFile.parse(pack.file(Pack.LOGIC));
    } catch (DrlException e) {
      throw new PackException(pack.path(Pack.LOGIC) + ":" + e.at(), 0, "", e.zh(), e.en());
    }
  }

  private static Set<SubjectKind> subjects(YamlEntry entry) {
    Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);
    entry.list().forEach(kind -> kinds.add(kind.oneOf(SubjectKind.class)));
    return kinds;
  }

  private static Trigger trigger(YamlEntry entry) {
    entry.only("type", "acts", "where", "period", "grace", "by");
    Trigger.Type type = entry.get("type").oneOf(Trigger.Type.class);
    boolean period = type == Trigger.Type.PERIOD;
    boolean none = type == Trigger.Type.EXPECTATION;
    if (!period && entry.find("by").isPresent()) {
      throw entry.get("by").wrong("by 只用于 PERIOD", "by is for PERIOD only");
    }
    return new Trigger(
        type,
        none ? Set.of() : acts(entry),
        entry.textOr("where", ""),
        period ? entry.get("period").oneOf(Window.Unit.class) : null,
        entry.find("grace").map(ManifestReader::span).orElse(TimeSpan.NONE),
        entry.textOr("by", ""));
  }

  private static List<IndicatorDefinition> indicators(
      Optional<YamlEntry> entries, Map<String, BilingualText> labels) {
    List<IndicatorDefinition> indicators = new ArrayList<>();
    entries.ifPresent(
        all ->
            all.map()
                .forEach(
                    (name, entry) -> {
                      indicators.add(IndicatorEntry.read(name, entry));
                      labels.put(
                          name, new BilingualText(entry.get("zh").text(), entry.get("en").text()));
                    }));
    return indicators;
  }

  private static List<ExpectationDefinition> expectations(
      Optional<YamlEntry> entries, Map<String, BilingualText> labels) {
    List<ExpectationDefinition> expectations = new ArrayList<>();
    entries.ifPresent(
        all ->
            all.map()
                .forEach(
                    (name, entry) -> {
                      expectations.add(expectation(name, entry));
                      labels.put(
                          name, new BilingualText(entry.get("zh").text(), entry.get("en").text()));
                    }));
    return expectations;
  }

  private static ExpectationDefinition expectation(String name, YamlEntry entry) {
    entry.only("zh", "en", "opened", "closed", "due", "steps");
    YamlEntry opened = entry.get("opened").only("acts", "where");
    YamlEntry closed = entry.get("closed").only("acts", "where", "field");
    List<ExpectationDefinition.Step> steps = new ArrayList<>();
    for (YamlEntry step : entry.get("steps").list()) {
      steps.add(step(steps.size() + 1, step));
    }
    return new ExpectationDefinition(
        name,
        acts(opened),
        opened.textOr("where", ""),
        closed.find("acts").isPresent() ? acts(closed) : Set.of(),
        closed.textOr("where", ""),
        closed.textOr("field", ""),
        steps,
        entry.find("due").map(ManifestReader::due).orElse(null));
  }

  /** The legal deadline: it has no alert, so neither grace nor severity. */
  private static ExpectationDefinition.Step due(YamlEntry entry) {
    entry.only("from", "after", "otherwise", "plus");
    return new ExpectationDefinition.Step(
        0,
        entry.textOr("from", ""),
        span(entry.get("after")),
        entry.find("otherwise").map(ManifestReader::span).orElse(null),
        entry.textOr("plus", ""),
        TimeSpan.NONE,
        Severity.BLUE);
  }

  private static ExpectationDefinition.Step step(int number, YamlEntry entry) {
    entry.only("from", "after", "otherwise", "plus", "grace", "severity");
    return new ExpectationDefinition.Step(
        number,
        entry.textOr("from", ""),
        span(entry.get("after")),
        entry.find("otherwise").map(ManifestReader::span).orElse(null),
        entry.textOr("plus", ""),
        entry.find("grace").map(ManifestReader::span).orElse(TimeSpan.NONE),
        entry.get("severity").oneOf(Severity.class));
  }

  static Set<ActKind> acts(YamlEntry entry) {
    Set<ActKind> kinds = EnumSet.noneOf(ActKind.class);
    entry.get("acts").list().forEach(kind -> kinds.add(kind.oneOf(ActKind.class)));
    return kinds;
  }

  private static TimeSpan span(YamlEntry entry) {
    try {
      return TimeSpan.parse(entry.text());
    } catch (IllegalArgumentException e) {
      throw entry.wrong("期限应为 30m、24h、30d、-30d 或 7wd", e.getMessage());
    }
  }
}
