package cn.jianguan.server.admin;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Accounts;
import cn.jianguan.server.account.Passwords;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.sso.SsoLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and the audit, for who keeps them. */
@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "admin 管理")
class AccountController {
  private static final Set<Role> OF_NO_ORGANISATION = EnumSet.of(Role.ADMIN, Role.ANALYST);

  private static final int LONGEST_SUBJECT = 255;

  private final Accounts accounts;
  private final Directory directory;
  private final PasswordEncoder encoder;
  private final Audit audit;
  private final SsoLinks links;
  private final Clock clock;

  AccountController(
      Accounts accounts,
      Directory directory,
      PasswordEncoder encoder,
      Audit audit,
      SsoLinks links,
      Clock clock) {
    this.accounts = accounts;
    this.directory = directory;
    this.encoder = encoder;
    this.audit = audit;
    this.links = links;
    this.clock = clock;
  }

  /**
   * An account as it is shown, with the name of its organisation.
   *
   * @param subject by which a provider of single sign-on knows him; null: it does not, or there is
   *     none
   */
  record Shown(Account account, String orgName, String areaName, String subject) {}

  /**
   * An account that is wanted.
   *
   * @param area left out: the region of the organisation
   */
  record Wanted(String name, String displayName, Role role, String org, String area) {}

  /** A password that is told once. */
  record OnePassword(String name, String password) {}

  @GetMapping("/accounts")
  @Operation(summary = "全部账号 / all accounts")
  List<Shown> all() {
    Map<String, String> subjects = links.all();
    return accounts.all().stream()
        .map(
            it ->
                new Shown(
                    it,
                    directory.agencyName(it.org()),
                    directory.regionName(it.area()),
                    subjects.get(it.name())))
        .toList();
  }

  @PostMapping("/accounts")
  @Operation(summary = "新建账号，密码只显示一次 / a new account; its password is told once")
  OnePassword add(@RequestBody Wanted wanted, @AuthenticationPrincipal Visitor visitor) {
    Account account = account(wanted);
    String password = Passwords.random();
    if (!accounts.add(account, encoder.encode(password))) {
      throw Fault.conflict("NAME_TAKEN", "账号名已被使用", "the name is taken");
    }
    audit.write(visitor.account(), "ADD_ACCOUNT", account.name(), "", text(account));
    return new OnePassword(account.name(), password);
  }

  private Account account(Wanted wanted) {
    String name = wanted.name() == null ? "" : wanted.name().strip();
    if (!name.matches("[a-zA-Z0-9._@-]{2,60}")) {
      throw Fault.invalid("name", "2 至 60 个字母、数字或 ._@-", "2 to 60 letters, digits or ._@-");
    }
    if (wanted.role() == null) {
      throw Fault.invalid("role", "应为 " + List.of(Role.values()) + " 之一", "one of these");
    }
    String org = wanted.org() == null ? "" : wanted.org().strip();
    String area = wanted.area() == null ? "" : wanted.area().strip();
    if (wanted.role() == Role.ENTERPRISE) {
      if (org.isEmpty()) {
        throw Fault.invalid("org", "应为监管对象键", "key of the supervised object");
      }
    } else if (!OF_NO_ORGANISATION.contains(wanted.role())) {
      Directory.Agency agency =
          directory
              .agency(org)
              .orElseThrow(() -> Fault.invalid("org", "应为机构名录中的机构", "an agency of the list"));
      area = area.isEmpty() ? agency.areaNumber() : area;
      if (area.isEmpty()) {
        throw Fault.invalid("area", "该机构没有区划，须指明辖区", "the agency has no region, say which");
      }
    }
    if (!area.isEmpty() && directory.region(area).isEmpty()) {
      throw Fault.invalid("area", "应为区划名录中的区划", "a region of the list");
    }
    String shown =
        wanted.displayName() == null || wanted.displayName().isBlank()
            ? name
            : wanted.displayName().strip();
    return new Account(
        name,
        shown.substring(0, Math.min(100, shown.length())),
        wanted.role(),
        org,
        area,
        true,
        null,
        false,
        clock.instant());
  }

  private static String text(Account account) {
    return "%s %s %s %s"
        .formatted(account.displayName(), account.role(), account.org(), account.area());
  }

  @PostMapping("/accounts/{name}/password")
  @Operation(summary = "重置密码，只显示一次 / another password, told once")
  OnePassword reset(@PathVariable String name, @AuthenticationPrincipal Visitor visitor) {
    known(name);
    String password = Passwords.random();
    accounts.setPassword(name, encoder.encode(password), true);
    audit.write(visitor.account(), "RESET_PASSWORD", name, "", "");
    return new OnePassword(name, password);
  }

  @PostMapping("/accounts/{name}/disabled")
  @Operation(summary = "停用或启用账号 / switch an account off or on")
  void disable(
      @PathVariable String name,
      @RequestParam boolean to,
      @AuthenticationPrincipal Visitor visitor) {
    Account account = known(name);
    if (name.equals(visitor.getUsername())) {
      throw Fault.conflict("OWN_ACCOUNT", "不能停用自己的账号", "not one's own account");
    }
    accounts.setDisabled(name, to);
    audit.write(
        visitor.account(),
        "DISABLE_ACCOUNT",
        name,
        String.valueOf(account.disabled()),
        String.valueOf(to));
  }

  /** Who somebody is at the provider of single sign-on; empty: nobody there. */
  record Link(String subject) {}

  @PostMapping("/accounts/{name}/link")
  @Operation(
      summary = "关联单点登录标识；留空为解除 / links the provider's subject to an account; empty: takes it back")
  void link(
      @PathVariable String name, @RequestBody Link link, @AuthenticationPrincipal Visitor visitor) {
    Account account = known(name);
    String subject = link.subject() == null ? "" : link.subject().strip();
    if (!links.isOn()) {
      throw Fault.conflict("NO_PROVIDER", "未配置单点登录", "no provider is configured");
    }
    if (subject.length() > LONGEST_SUBJECT) {
      throw Fault.invalid("subject", "至多 255 字", "255 characters at most");
    }
    String before = links.all().getOrDefault(name, "");
    if (!links.link(account.name(), subject)) {
      throw Fault.conflict("SUBJECT_TAKEN", "该标识已关联其他账号", "another account has that subject");
    }
    audit.write(visitor.account(), "LINK_ACCOUNT", name, before, subject);
  }

  private Account known(String name) {
    return accounts.get(name).orElseThrow(() -> Fault.missing("没有此账号", "there is no such account"));
  }

  @GetMapping("/audit")
  @Operation(summary = "审计日志，新者在前 / the audit, the newest first")
  List<Audit.Entry> audit(
      @RequestParam(required = false) Long after, @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > 500) {
      throw Fault.invalid("limit", "应为 1 至 500", "1 to 500");
    }
    return audit.before(after == null ? Long.MAX_VALUE : after, limit);
  }
}
