package cn.jianguan.server.model;

import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a version, or a draft, would have found in the history of the log. */
@RestController
@RequestMapping("/api/v1/backtests")
@Tag(name = "backtests 回测")
class BacktestController {
  private final BacktestDesk desk;
  private final BacktestResults results;
  private final DraftStore drafts;
  private final ModelStore store;
  private final ModelChecks checks;

  BacktestController(
      BacktestDesk desk,
      BacktestResults results,
      DraftStore drafts,
      ModelStore store,
      ModelChecks checks) {
    this.desk = desk;
    this.results = results;
    this.drafts = drafts;
    this.store = store;
    this.checks = checks;
  }

  /**
   * What to backtest: a version of a model, or a draft as it is kept.
   *
   * @param from first day of log time; left out: from the first act
   * @param to day before which it ends; left out: all there is
   */
  record Wanted(String modelId, String version, Long draft, LocalDate from, LocalDate to) {}

  /**
   * What runs, or ran last.
   *
   * @param on whether backtests can be run here at all
   * @param run null: none since the server started
   */
  record Now(boolean on, BacktestDesk.Run run) {}

  @PostMapping
  @Operation(summary = "回测一个版本或草稿，一次一个 / backtest a version or a draft; one at a time")
  BacktestDesk.Run start(@RequestBody Wanted wanted, @AuthenticationPrincipal Visitor visitor) {
    if ((wanted.version == null) == (wanted.draft == null)) {
      throw Fault.invalid("version", "version 与 draft 择一", "a version or a draft, one of them");
    }
    if (wanted.from != null && wanted.to != null && !wanted.from.isBefore(wanted.to)) {
      throw Fault.invalid("to", "应晚于 from", "a day after from");
    }
    Pack pack = wanted.draft == null ? published(wanted) : drafts.get(wanted.draft).pack();
    if (!checks.lint(pack).findings().isEmpty()) {
      throw Fault.conflict("NOT_ADMITTED", "检查未通过，不能回测", "the linter has findings");
    }
    String version = new ManifestReader().read(pack).definition().version();
    return desk.start(
        new BacktestDesk.Trial(pack.id(), version, wanted.draft, wanted.from, wanted.to),
        pack,
        visitor.account());
  }

  private Pack published(Wanted wanted) {
    return store
        .history(DraftController.id(wanted.modelId))
        .find(wanted.version)
        .orElseThrow(() -> Fault.missing("没有此版本", "there is no such version"))
        .pack();
  }

  @GetMapping("/running")
  @Operation(summary = "正在运行或最近一次的回测 / the one that runs, or ran last")
  Now running() {
    return new Now(desk.isOn(), desk.last());
  }

  @DeleteMapping("/running")
  @Operation(summary = "取消正在运行的回测 / break off the one that runs")
  BacktestDesk.Run cancel(@AuthenticationPrincipal Visitor visitor) {
    return desk.cancel(visitor.account());
  }

  @GetMapping
  @Operation(summary = "一个模型的历次回测，最近者在前 / backtests of a model, the last first")
  List<BacktestResults.Line> all(@RequestParam String model) {
    return results.all(model);
  }

  @GetMapping("/{run}")
  @Operation(summary = "一次回测的结果，与当时在用版本对照 / what one found, beside what was live then")
  BacktestResults.Result one(
      @PathVariable String run,
      @RequestParam String model,
      @AuthenticationPrincipal Visitor visitor) {
    return results.one(run, model, visitor.account());
  }
}
