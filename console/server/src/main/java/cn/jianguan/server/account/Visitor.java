package cn.jianguan.server.account;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who has logged in, as Spring Security carries it. Holds no password once that was checked. */
public final class Visitor implements UserDetails {
  private static final long serialVersionUID = 1L;

  private final transient Account account;
  private final String hash;
  private final boolean locked;

  Visitor(Account account, String hash, boolean locked) {
    this.account = account;
    this.hash = hash;
    this.locked = locked;
  }

  /** One without a password. */
  public static Visitor of(Account account) {
    return new Visitor(account, "", false);
  }

  public Account account() {
    return account;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    String role = account.mustChange() ? "MUST_CHANGE" : account.role().name();
    return List.of(new SimpleGrantedAuthority("ROLE_" + role));
  }

  @Override
  public String getPassword() {
    return hash;
  }

  @Override
  public String getUsername() {
    return account.name();
  }

  @Override
  public boolean isAccountNonLocked() {
    return !locked;
  }

  @Override
  public boolean isEnabled() {
    return !account.disabled();
  }
}
