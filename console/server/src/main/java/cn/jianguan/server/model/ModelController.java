package cn.jianguan.server.model;

import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.RefusedException;
import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.alert.AlertFigures;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.ModelTexts;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Models as they were published; counts are those of the asker's region. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "models 模型")
class ModelController {
  private final ClickHouse clickHouse;
  private final ModelTexts texts;
  private final Jurisdiction jurisdiction;

  private final ModelStore store;

  ModelController(
      ClickHouse clickHouse, ModelTexts texts, Jurisdiction jurisdiction, ModelStore store) {
    this.clickHouse = clickHouse;
    this.texts = texts;
    this.jurisdiction = jurisdiction;
    this.store = store;
  }

  private record Current(
      String modelId,
      String channel,
      String version,
      String domain,
      String modelSet,
      String nameZh,
      String nameEn,
      Instant since) {}

  private record Count(String modelId, long alerts, long open, long judged, long verified) {}

  private record Suspended(String modelId) {}

  /** A model of the catalogue. */
  record Line(
      String modelId,
      String nameZh,
      String nameEn,
      String domain,
      String modelSet,
      String channel,
      String version,
      Instant since,
      boolean suspended,
      long alerts,
      long open,
      long judged,
      long verified) {}

  /** One publication. */
  record Publication(
      String version,
      String state,
      Instant holdsFrom,
      Instant effectiveTo,
      Instant logTime,
      String author,
      String publisher,
      String sha256) {}

  /** One model. */
  record ModelPage(List<Line> lines, List<Publication> publications, Map<String, String> files) {}

  @GetMapping
  @Operation(summary = "模型目录 / the catalogue")
  List<Line> all(@AuthenticationPrincipal Visitor visitor) {
    Map<String, Count> counts =
        clickHouse
            .rows(
                Count.class,
                jurisdiction.alerts(
                    Question.of(
                        "SELECT model_id, countIf(is_emitted) AS alerts, countIf(is_open) AS open, "
                            + AlertFigures.VERIFIED
                            + " FROM alert_current WHERE $where GROUP BY model_id"),
                    visitor.account()))
            .stream()
            .collect(Collectors.toMap(Count::modelId, Function.identity()));
    List<String> suspended =
        clickHouse
            .rows(Suspended.class, Question.of("SELECT model_id FROM model_suspended"))
            .stream()
            .map(Suspended::modelId)
            .toList();
    return clickHouse
        .rows(
            Current.class,
            Question.of(
                "SELECT model_id, channel, version, domain, model_set, name_zh, name_en, since FROM"
                    + " model_current ORDER BY domain, model_id, channel"))
        .stream()
        .map(
            it -> {
              Count count = counts.getOrDefault(it.modelId, new Count(it.modelId, 0, 0, 0, 0));
              return new Line(
                  it.modelId,
                  it.nameZh,
                  it.nameEn,
                  it.domain,
                  it.modelSet,
                  it.channel,
                  it.version,
                  it.since,
                  suspended.contains(it.modelId),
                  count.alerts,
                  count.open,
                  count.judged,
                  count.verified);
            })
        .toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "一个模型：版本与文件 / one model: its versions and files")
  ModelPage one(@PathVariable String id, @AuthenticationPrincipal Visitor visitor) {
    List<Publication> publications =
        clickHouse.rows(
            Publication.class,
            Question.of(
                    "SELECT version, state, holds_from, effective_to, log_time, author, publisher,"
                        + " sha256 FROM model_publication WHERE model_id = {id:String} ORDER BY"
                        + " log_time DESC, log_offset DESC LIMIT 100")
                .with("id", id));
    if (publications.isEmpty()) {
      throw Fault.missing("没有此模型", "there is no such model");
    }
    List<Line> lines = all(visitor).stream().filter(line -> line.modelId().equals(id)).toList();
    String version = lines.isEmpty() ? publications.get(0).version() : lines.get(0).version();
    return new ModelPage(lines, publications, texts.files(id, version).orElse(Map.of()));
  }

  /** The files of one version. */
  record Files(String version, Map<String, String> files) {}

  @GetMapping("/{id}/versions/{version}")
  @Operation(summary = "一个版本的文件 / the files of a version")
  Files version(@PathVariable String id, @PathVariable String version) {
    return texts
        .files(id, version)
        .map(files -> new Files(version, files))
        .orElseThrow(() -> Fault.missing("没有此版本", "there is no such version"));
  }

  @GetMapping("/{id}/diff")
  @Operation(summary = "两个版本的差别 / what differs between two versions")
  Difference diff(@PathVariable String id, @RequestParam String from, @RequestParam String to) {
    PublicationHistory history = store.history(id);
    try {
      return Difference.of(from, history.version(from).pack(), to, history.version(to).pack());
    } catch (RefusedException e) {
      throw Fault.missing(e.zh(), e.en());
    }
  }
}
