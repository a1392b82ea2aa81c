package cn.jianguan.server.account;

import cn.jianguan.server.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds who wants to log in, counts wrong passwords, and writes down who came and who did not. */
@Service
class LogIn implements UserDetailsService {
  private final Accounts accounts;
  private final Audit audit;
  private final Clock clock;

  LogIn(Accounts accounts, Audit audit, Clock clock) {
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return accounts
        .find(name)
        .map(
            stored ->
                new Visitor(
                    stored.account(), stored.hash(), isLocked(stored.account(), clock.instant())))
        .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }

  private static boolean isLocked(Account account, Instant now) {
    return account.lockedUntil() != null && account.lockedUntil().isAfter(now);
  }

  @EventListener
  void came(AuthenticationSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof Visitor visitor) {
      accounts.succeeded(visitor.getUsername());
      audit.write(visitor.account(), "LOG_IN", visitor.getUsername(), "", "");
    }
  }

  @EventListener
  void refused(AbstractAuthenticationFailureEvent event) {
    String name = String.valueOf(event.getAuthentication().getName());
    if (event instanceof AuthenticationFailureBadCredentialsEvent) {
      accounts.failed(name, clock.instant());
    }
    audit.write(null, "LOG_IN_REFUSED", name, "", event.getException().getClass().getSimpleName());
  }
}
