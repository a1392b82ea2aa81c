package cn.jianguan.server.sso;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.audit.Audit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Sessions of those who came by the provider, so that it can end them: it says whose, or which of
 * his, and Spring checks that it is the provider who says so. They are ended here, and not by a
 * request of the server to itself, which a proxy before it may not let through.
 */
@Component
final class SsoSessions implements OidcSessionRegistry, LogoutHandler {
  private static final String MARK = SsoSessions.class.getName();

  private final OidcSessionRegistry known = new InMemoryOidcSessionRegistry();
  private final Map<String, HttpSession> open = new ConcurrentHashMap<>();
  private final SsoLinks links;
  private final Audit audit;

  SsoSessions(SsoLinks links, Audit audit) {
    this.links = links;
    this.audit = audit;
  }

  /** Lies in the session and tells when that ends, however it does. */
  private final class Mark implements HttpSessionBindingListener {
    private final String id;

    Mark(String id) {
      this.id = id;
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      removeSessionInformation(id);
    }
  }

  /** Remembers the session in which somebody has come. */
  void came(HttpSession session, OidcUser who) {
    session.setAttribute(MARK, new Mark(session.getId()));
    known.saveSessionInformation(new OidcSessionInformation(session.getId(), Map.of(), who));
    open.put(session.getId(), session);
  }

  /** Spring would tell of it before there is a session. */
  @Override
  public void saveSessionInformation(OidcSessionInformation information) {}

  @Override
  public OidcSessionInformation removeSessionInformation(String id) {
    open.remove(id);
    return known.removeSessionInformation(id);
  }

  @Override
  public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
    return known.removeSessionInformation(token);
  }

  /** What the provider has asked for. */
  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, Authentication asked) {
    if (asked.getPrincipal() instanceof OidcLogoutToken token) {
      removeSessionInformation(token).forEach(this::end);
    }
    response.setHeader("Cache-Control", "no-store");
  }

  private void end(OidcSessionInformation information) {
    HttpSession session = open.remove(information.getSessionId());
    if (session == null) {
      return;
    }
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      return; // it has ended meanwhile
    }
    Account account = links.account(information.getPrincipal().getSubject()).orElse(null);
    String name = account == null ? "" : account.name();
    audit.write(account, "LOG_OUT", name, "", "SSO: by the provider");
  }
}
