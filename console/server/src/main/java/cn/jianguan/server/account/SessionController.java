package cn.jianguan.server.account;

import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.Directory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who am I, and my password. */
@RestController
@RequestMapping("/api/v1/session")
@Tag(name = "session 会话")
class SessionController {
  private final Accounts accounts;
  private final PasswordEncoder encoder;
  private final FirstAccount first;
  private final SecurityContextRepository contexts;
  private final Directory directory;
  private final Audit audit;

  SessionController(
      Accounts accounts,
      PasswordEncoder encoder,
      FirstAccount first,
      SecurityContextRepository contexts,
      Directory directory,
      Audit audit) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.first = first;
    this.contexts = contexts;
    this.directory = directory;
    this.audit = audit;
  }

  /** Who is logged in. */
  record Me(
      String name,
      String displayName,
      Role role,
      String org,
      String orgName,
      String area,
      String areaName,
      boolean mustChange) {}

  /** The old password and the new one. */
  record NewPassword(String current, String password) {}

  @GetMapping
  @Operation(summary = "当前登录者 / who is logged in")
  Me me(@AuthenticationPrincipal Visitor visitor) {
    Account account = visitor.account();
    boolean names = !account.mustChange();
    return new Me(
        account.name(),
        account.displayName(),
        account.role(),
        account.org(),
        names ? directory.agencyName(account.org()) : "",
        account.area(),
        names ? directory.regionName(account.area()) : "",
        account.mustChange());
  }

  @PostMapping("/password")
  @Operation(summary = "修改自己的密码 / change one's own password")
  Me change(
      @AuthenticationPrincipal Visitor visitor,
      @RequestBody NewPassword wanted,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String name = visitor.getUsername();
    Accounts.Stored stored =
        accounts.find(name).orElseThrow(() -> Fault.missing("账号不存在", "there is no such account"));
    if (wanted.current() == null || !encoder.matches(wanted.current(), stored.hash())) {
      throw Fault.invalid("current", "应为现用密码", "the password in use");
    }
    Passwords.check(wanted.password(), name);
    if (wanted.password().equals(wanted.current())) {
      throw Fault.invalid("password", "应不同于现用密码", "another one than that in use");
    }
    accounts.setPassword(name, encoder.encode(wanted.password()), false);
    if (name.equals(FirstAccount.NAME)) {
      first.changed();
    }
    audit.write(stored.account(), "CHANGE_PASSWORD", name, "", "");
    Visitor now = Visitor.of(accounts.get(name).orElseThrow());
    request.changeSessionId();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    UsernamePasswordAuthenticationToken known =
        UsernamePasswordAuthenticationToken.authenticated(now, null, now.getAuthorities());
    known.setDetails(SecurityContextHolder.getContext().getAuthentication().getDetails());
    context.setAuthentication(known);
    contexts.saveContext(context, request, response);
    return me(now);
  }
}
