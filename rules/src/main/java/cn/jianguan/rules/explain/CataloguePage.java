package cn.jianguan.rules.explain;

import cn.jianguan.record.ModelSet;
import cn.jianguan.record.Severity;
import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.model.Peers;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.pack.BilingualText;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.rules.scenario.Scenario;
import cn.jianguan.rules.scenario.ScenarioReader;
import cn.jianguan.rules.sla.Clock;
import cn.jianguan.rules.sla.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the page of all models, from their packs alone. */
public final class CataloguePage {
  private final StringBuilder page = new StringBuilder();

  private CataloguePage() {}

  /** Writes the page of a directory of packs: {@code CataloguePage <packs> <page>}. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[1]), of(PackLibrary.read(Path.of(arguments[0]))));
  }

  /** The page as Markdown. */
  public static String of(List<Pack> packs) {
    CataloguePage catalogue = new CataloguePage();
    catalogue.line(
        "<!-- Generated from packs/ by cn.jianguan.rules.explain.CataloguePage; do not edit. -->");
    catalogue.line("# 风险预警模型目录 / Catalogue of risk-warning models");
    catalogue.line("");
    List<Manifest> manifests = packs.stream().map(new ManifestReader()::read).toList();
    catalogue.overview(manifests);
    for (int i = 0; i < packs.size(); i++) {
      catalogue.model(manifests.get(i), ScenarioReader.read(packs.get(i)));
    }
    return catalogue.page.toString();
  }

  private void overview(List<Manifest> manifests) {
    long core = manifests.stream().filter(m -> m.set() == ModelSet.CORE).count();
    long domains = manifests.stream().map(m -> m.definition().domain()).distinct().count();
    line(
        "共 "
            + domains
            + " 个领域、"
            + manifests.size()
            + " 个模型，其中核心 "
            + core
            + " 个。 / "
            + manifests.size()
            + " models in "
            + domains
            + " domains, "
            + core
            + " of them core.");
    line("");
    line("| 编号 | 名称 | 模型集 | 类型 | 主体 | 等级 | 收件 | 抑制 |");
    line("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (Manifest manifest : manifests) {
      ModelDefinition model = manifest.definition();
      row(
          "[" + model.id() + "](#" + model.id().toLowerCase(Locale.ROOT) + ")",
          model.nameZh() + "<br>" + model.nameEn(),
          CodeNames.set(manifest.set()).zh() + " " + CodeNames.set(manifest.set()).en(),
          model.kind() + " " + CodeNames.kind(model.kind()).zh(),
          model.subjects().stream().map(SubjectKind::name).collect(Collectors.joining("<br>")),
          severities(model),
          String.join(" ", model.addressees()),
          model.suppressCodes().isEmpty() ? "–" : String.join(" ", model.suppressCodes()));
    }
  }

  private void model(Manifest manifest, List<Scenario> scenarios) {
    ModelDefinition model = manifest.definition();
    BilingualText domain = CodeNames.domain(model.domain());
    line("");
    line("## " + model.id());
    line("");
    line(
        "**"
            + model.nameZh()
            + " / "
            + model.nameEn()
            + "** · "
            + domain.zh()
            + " · "
            + CodeNames.set(manifest.set()).zh()
            + " · "
            + model.version());
    line("");
    line(manifest.description().zh());
    line("");
    line(manifest.description().en());
    line("");
    indicators(manifest);
    expectations(manifest);
    parameters(manifest);
    sla(manifest);
    line(
        "依据 / basis: "
            + String.join("、", model.basis())
            + "。再触发 / re-arm: "
            + model.rearm().code()
            + "。");
    line("");
    line("情景 / scenarios (" + scenarios.size() + "):");
    line("");
    scenarios.forEach(scenario -> line("- " + scenario.name()));
  }

  private void indicators(Manifest manifest) {
    if (manifest.definition().indicators().isEmpty()) {
      return;
    }
    line("| 指标 / indicator | 计算 / computed as | 窗口 / window | 条件 / filter |");
    line("| --- | --- | --- | --- |");
    for (IndicatorDefinition indicator : manifest.definition().indicators()) {
      BilingualText label = manifest.label(indicator.name());
      String series =
          indicator.series() == null ? "" : " " + indicator.buckets() + " × " + indicator.series();
      Peers peers = indicator.peers();
      String among = peers == null ? "" : peers.statistic() + " by " + code(peers.by()) + " of ";
      row(
          "`" + indicator.name() + "` " + label.zh() + "<br>" + label.en(),
          among
              + indicator.aggregate()
              + series
              + (indicator.field().isEmpty() ? "" : " " + code(indicator.field())),
          CodeNames.window(indicator.window()),
          indicator.filter().isEmpty() ? "–" : code(indicator.filter()));
    }
    line("");
  }

  private void expectations(Manifest manifest) {
    for (ExpectationDefinition expectation : manifest.definition().expectations()) {
      BilingualText label = manifest.label(expectation.name());
      line("期望 / expected: " + label.zh() + " / " + label.en());
      line("");
      line("| 起算 / from | 法定期限 / due | 宽限 / grace | 等级 / severity |");
      line("| --- | --- | --- | --- |");
      for (ExpectationDefinition.Step step : expectation.steps()) {
        String otherwise =
            step.otherwise() == null ? "" : " (else occurredAt + " + step.otherwise() + ")";
        row(
            (step.base().isEmpty() ? "occurredAt" : "`" + step.base() + "`") + otherwise,
            "+ " + step.after(),
            step.grace().equals(TimeSpan.NONE) ? "–" : step.grace().toString(),
            CodeNames.severity(step.severity()).zh() + " " + step.severity());
      }
      line("");
    }
  }

  private void parameters(Manifest manifest) {
    if (manifest.definition().parameters().isEmpty()) {
      return;
    }
    line("| 参数 / parameter | 地区 / region | 取值 / value | 起止 / from–to |");
    line("| --- | --- | --- | --- |");
    for (ParameterRow parameter : manifest.definition().parameters()) {
      BilingualText label = manifest.label(parameter.name());
      boolean always = parameter.from() == null && parameter.to() == null;
      row(
          "`" + parameter.name() + "` " + label.zh() + "<br>" + label.en(),
          parameter.region(),
          parameter.value(),
          always ? "–" : parameter.from() + " – " + parameter.to());
    }
    line("");
  }

  private void sla(Manifest manifest) {
    List<StageTerm> terms = manifest.definition().terms();
    if (terms.isEmpty()) {
      return;
    }
    line("| 本模型时限 / times of its own | 环节 / stage | 时限 / time | 通用 / of the table |");
    line("| --- | --- | --- | --- |");
    for (StageTerm term : terms) {
      Clock clock = Clock.valueOf(term.getStage());
      row(
          CodeNames.severity(term.getSeverity()).zh() + " " + term.getSeverity(),
          clock.zh() + " " + clock.en(),
          term.getTerm(),
          Terms.of(term.getSeverity()).span(clock).toString());
    }
    line("");
  }

  private static String severities(ModelDefinition model) {
    Set<Severity> found = model.logic().severities();
    model.expectations().forEach(e -> e.steps().forEach(s -> found.add(s.severity())));
    return found.stream().map(s -> CodeNames.severity(s).zh()).collect(Collectors.joining("、"));
  }

  private static String code(String text) {
    return "`` " + text.strip().replace("|", "\\|") + " ``";
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
