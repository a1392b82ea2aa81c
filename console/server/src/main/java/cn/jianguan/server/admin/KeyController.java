package cn.jianguan.server.admin;

import cn.jianguan.server.account.ApiKeys;
import cn.jianguan.server.account.ApiKeys.ApiKey;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.Directory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Keys of departments' systems. */
@RestController
@RequestMapping("/api/v1/admin/keys")
@Tag(name = "admin 管理")
class KeyController {
  private static final int LONGEST_TITLE = 60;
  private static final int MOST_HOURS = 720;

  private final ApiKeys keys;
  private final Directory directory;
  private final Audit audit;

  KeyController(ApiKeys keys, Directory directory, Audit audit) {
    this.keys = keys;
    this.directory = directory;
    this.audit = audit;
  }

  /** A key that is wanted for a department. */
  record Wanted(String title, String org) {}

  /** A key as it is shown, with the name of its department. */
  record Shown(ApiKey key, String orgName) {}

  /** A key with its secret, told once. */
  record Told(String key) {}

  @GetMapping
  @Operation(summary = "部门系统的密钥 / keys of departments' systems")
  List<Shown> all() {
    return keys.all().stream().map(it -> new Shown(it, directory.agencyName(it.org()))).toList();
  }

  @PostMapping
  @Operation(summary = "新建密钥，只显示一次 / a new key, told once")
  Told add(@RequestBody Wanted wanted, @AuthenticationPrincipal Visitor visitor) {
    String title = wanted.title() == null ? "" : wanted.title().strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw Fault.invalid("title", "1 至 60 个字", "1 to 60 characters");
    }
    Directory.Agency agency =
        directory
            .agency(wanted.org() == null ? "" : wanted.org().strip())
            .orElseThrow(() -> Fault.invalid("org", "应为机构名录中的机构", "an agency of the list"));
    String key = keys.add(title, agency.code(), agency.areaNumber());
    audit.write(visitor.account(), "ADD_KEY", title, "", agency.code());
    return new Told(key);
  }

  @PostMapping("/{id}/secret")
  @Operation(
      summary = "换密钥，旧的在若干小时内仍可用 / another secret; the one before is taken for some hours more")
  Told rotate(
      @PathVariable String id,
      @RequestParam(defaultValue = "24") int hours,
      @AuthenticationPrincipal Visitor visitor) {
    ApiKey key = known(id);
    if (hours < 0 || hours > MOST_HOURS) {
      throw Fault.invalid("hours", "0 至 720", "0 to 720");
    }
    if (key.revoked()) {
      throw Fault.conflict("REVOKED", "此密钥已停用", "this key was revoked");
    }
    String told = keys.rotate(id, Duration.ofHours(hours));
    audit.write(visitor.account(), "ROTATE_KEY", id, "", hours + " h");
    return new Told(told);
  }

  @PostMapping("/{id}/revocation")
  @Operation(summary = "停用密钥 / revokes a key")
  void revoke(@PathVariable String id, @AuthenticationPrincipal Visitor visitor) {
    known(id);
    keys.revoke(id);
    audit.write(visitor.account(), "REVOKE_KEY", id, "", "");
  }

  private ApiKey known(String id) {
    return keys.get(id).orElseThrow(() -> Fault.missing("没有此密钥", "there is no such key"));
  }
}
