package cn.jianguan.server.model;

import cn.jianguan.console.model.PublicationHistory;
import cn.jianguan.console.model.Published;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Versions that are being written: by one person, handed in, published or returned by another. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "drafts 模型草稿")
class DraftController {
  private static final Pattern VERSION =
      Pattern.compile("(?m)^(version: *)([0-9]+)\\.([0-9]+)\\.([0-9]+)");
  private static final int LONGEST_NOTE = 1_000;

  private final DraftStore drafts;
  private final ModelStore store;
  private final ModelChecks checks;
  private final ModelDesk desk;
  private final Audit audit;
  private final Clock clock;

  DraftController(
      DraftStore drafts,
      ModelStore store,
      ModelChecks checks,
      ModelDesk desk,
      Audit audit,
      Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.checks = checks;
    this.desk = desk;
    this.audit = audit;
    this.clock = clock;
  }

  /** A draft in a list. */
  record Line(
      long id, String modelId, String base, String author, boolean offered, Instant changedAt) {}

  /**
   * Where a draft begins.
   *
   * @param version left out: the one in force
   */
  record Begin(String modelId, String version) {}

  /** What its author makes of it. */
  record Change(int revision, Map<String, String> files) {}

  /** Which revision somebody decides about, and what he says. */
  record Decision(int revision, String note) {}

  /**
   * What is published.
   *
   * @param channel ACTIVE or SHADOW
   */
  record Publish(int revision, ModelState channel) {}

  /**
   * What is checked.
   *
   * @param scenarios whether they are run as well; left out: they are not
   */
  record Check(String modelId, Map<String, String> files, Boolean scenarios) {}

  @PostMapping("/models/check")
  @Operation(summary = "检查文件，可运行情景 / lint, and scenarios if wanted; nothing is kept")
  ModelChecks.Checked check(@RequestBody Check wanted) {
    Pack pack = new Pack(id(wanted.modelId), ModelChecks.files(wanted.files));
    return Boolean.TRUE.equals(wanted.scenarios) ? checks.run(pack) : checks.lint(pack);
  }

  @GetMapping("/drafts")
  @Operation(summary = "草稿，最近改动者在前 / drafts, the newest change first")
  List<Line> all() {
    return drafts.all().stream()
        .map(
            it ->
                new Line(
                    it.id(), it.modelId(), it.base(), it.author(), it.offered(), it.changedAt()))
        .toList();
  }

  @GetMapping("/drafts/{id}")
  @Operation(summary = "一份草稿 / one draft")
  Draft one(@PathVariable long id) {
    return drafts.get(id);
  }

  @GetMapping("/drafts/{id}/diff")
  @Operation(summary = "与现行版本的差别 / what it would change against the version in force")
  Difference diff(@PathVariable long id) {
    Draft draft = drafts.get(id);
    PublicationHistory history = store.history(draft.modelId());
    Published before =
        history
            .inForce(ModelState.ACTIVE, clock.instant())
            .orElseGet(() -> history.version(draft.base()));
    return Difference.of(before.version(), before.pack(), "草稿 draft", draft.pack());
  }

  @PostMapping("/drafts")
  @Operation(summary = "从已发布的版本起草 / begin a draft from a published version")
  Draft begin(@RequestBody Begin wanted, @AuthenticationPrincipal Visitor visitor) {
    PublicationHistory history = store.history(id(wanted.modelId));
    Optional<Published> inForce = history.inForce(ModelState.ACTIVE, clock.instant());
    Published base =
        (wanted.version == null ? inForce : history.find(wanted.version))
            .orElseThrow(() -> Fault.missing("没有此版本", "there is no such version"));
    Map<String, String> files = new TreeMap<>(base.pack().files());
    files.computeIfPresent(Pack.MODEL, (name, text) -> next(text, history));
    Account by = visitor.account();
    long id = drafts.add(wanted.modelId, base.version(), by.name(), files);
    audit.write(by, "BEGIN_DRAFT", wanted.modelId, base.version(), "draft " + id);
    return drafts.get(id);
  }

  /** The manifest with the next version that nobody has published. */
  private static String next(String manifest, PublicationHistory history) {
    Matcher version = VERSION.matcher(manifest);
    if (!version.find()) {
      return manifest;
    }
    String major = version.group(2) + "." + version.group(3) + ".";
    int patch = Integer.parseInt(version.group(4)) + 1;
    while (history.find(major + patch).isPresent()) {
      patch++;
    }
    return version.replaceFirst("$1" + major + patch);
  }

  @PostMapping("/drafts/{id}")
  @Operation(summary = "保存草稿，仅作者 / save; by its author, and not handed in any more")
  Draft save(
      @PathVariable long id, @RequestBody Change wanted, @AuthenticationPrincipal Visitor visitor) {
    Draft draft = own(id, visitor);
    seen(draft, wanted.revision);
    drafts.change(draft, false, draft.note(), ModelChecks.files(wanted.files));
    return drafts.get(id);
  }

  @PostMapping("/drafts/{id}/offer")
  @Operation(summary = "提交，须通过检查与情景 / hand in; what fails is not taken")
  Draft offer(
      @PathVariable long id,
      @RequestBody Decision wanted,
      @AuthenticationPrincipal Visitor visitor) {
    Draft draft = own(id, visitor);
    seen(draft, wanted.revision);
    if (!checks.run(draft.pack()).admitted()) {
      throw Fault.conflict("NOT_ADMITTED", "检查或情景未通过，不能提交", "findings or failed scenarios");
    }
    drafts.change(draft, true, note(wanted.note), draft.files());
    audit.write(visitor.account(), "OFFER_DRAFT", draft.modelId(), "", said(draft, wanted.note));
    return drafts.get(id);
  }

  @PostMapping("/drafts/{id}/return")
  @Operation(summary = "退回作者 / back to its author")
  Draft back(
      @PathVariable long id,
      @RequestBody Decision wanted,
      @AuthenticationPrincipal Visitor visitor) {
    Draft draft = drafts.get(id);
    seen(draft, wanted.revision);
    String note = note(wanted.note);
    if (note.isEmpty()) {
      throw Fault.invalid("note", "写明退回原因", "why it is returned");
    }
    drafts.change(draft, false, note, draft.files());
    audit.write(visitor.account(), "RETURN_DRAFT", draft.modelId(), "", said(draft, note));
    return drafts.get(id);
  }

  @PostMapping("/drafts/{id}/publication")
  @Operation(summary = "发布或试运行，不得是作者 / publish, or into shadow; never by its author")
  ModelDesk.Done publish(
      @PathVariable long id,
      @RequestBody Publish wanted,
      @AuthenticationPrincipal Visitor visitor) {
    if (wanted.channel != ModelState.ACTIVE && wanted.channel != ModelState.SHADOW) {
      throw Fault.invalid("channel", "应为 ACTIVE 或 SHADOW", "ACTIVE or SHADOW");
    }
    Draft draft = drafts.get(id);
    seen(draft, wanted.revision);
    ModelDesk.Done done = desk.publish(draft, wanted.channel, visitor.account());
    if (wanted.channel == ModelState.ACTIVE) {
      drafts.drop(id);
    }
    return done;
  }

  @DeleteMapping("/drafts/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "删除草稿，仅作者 / drop a draft; its author")
  void drop(@PathVariable long id, @AuthenticationPrincipal Visitor visitor) {
    Draft draft = own(id, visitor);
    drafts.drop(id);
    audit.write(visitor.account(), "DROP_DRAFT", draft.modelId(), "draft " + id, "");
  }

  private Draft own(long id, Visitor visitor) {
    Draft draft = drafts.get(id);
    if (!draft.author().equals(visitor.getUsername())) {
      throw Fault.forbidden("NOT_AUTHOR", "只有作者可以改动草稿", "only its author changes a draft");
    }
    return draft;
  }

  private static void seen(Draft draft, int revision) {
    if (draft.revision() != revision) {
      throw DraftStore.stale();
    }
  }

  static String id(String modelId) {
    if (modelId == null || !modelId.matches("[A-Z0-9-]{1,40}")) {
      throw Fault.invalid("modelId", "应为模型编号，如 JD-01", "the id of a model, like JD-01");
    }
    return modelId;
  }

  private static String note(String note) {
    String text = note == null ? "" : note.strip();
    if (text.length() > LONGEST_NOTE) {
      throw Fault.invalid("note", "至多 1000 字", "at most 1000 characters");
    }
    return text;
  }

  private static String said(Draft draft, String note) {
    return "draft " + draft.id() + " revision " + draft.revision() + " " + note(note);
  }
}
