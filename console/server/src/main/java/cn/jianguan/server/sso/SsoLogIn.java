package cn.jianguan.server.sso;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.audit.Audit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The way by the provider and back. Spring checks what the provider says; of that only the subject
 * is looked at, and nothing of it gives a right.
 */
@Component
public class SsoLogIn {
  static final String BACK = "/api/v1/sso/back";

  private static final Logger LOG = LoggerFactory.getLogger(SsoLogIn.class);
  private static final String TO = "/api/v1/sso/to";
  private static final String UNKNOWN = "UNKNOWN";

  private final SsoSettings settings;
  private final SsoProvider provider;
  private final SsoLinks links;
  private final PendingLogIns pending;
  private final SsoSessions sessions;
  private final SecurityContextRepository contexts;
  private final Audit audit;

  SsoLogIn(
      SsoSettings settings,
      SsoProvider provider,
      SsoLinks links,
      PendingLogIns pending,
      SsoSessions sessions,
      SecurityContextRepository contexts,
      Audit audit) {
    this.settings = settings;
    this.provider = provider;
    this.links = links;
    this.pending = pending;
    this.sessions = sessions;
    this.contexts = contexts;
    this.audit = audit;
  }

  /** Nothing, where no provider is configured. */
  public void configure(HttpSecurity http) {
    if (!settings.isOn()) {
      return;
    }
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(provider, TO);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oidcLogout(
        out ->
            out.clientRegistrationRepository(provider)
                .oidcSessionRegistry(sessions)
                .backChannel(back -> back.logoutHandler(sessions)));
    http.oauth2Login(
        login ->
            login
                .loginPage("/login")
                .clientRegistrationRepository(provider)
                .authorizationEndpoint(
                    to ->
                        to.authorizationRequestResolver(resolver)
                            .authorizationRequestRepository(pending))
                .redirectionEndpoint(back -> back.baseUri(BACK))
                .userInfoEndpoint(info -> info.oidcUserService(this::user))
                .successHandler(this::came)
                .failureHandler(this::refused)
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(
                          F filter) {
                        filter.setAuthenticationFailureHandler(SsoLogIn.this::unavailable);
                        return filter;
                      }
                    }));
  }

  /** Who the provider says it is, where an account is linked to him. */
  private OidcUser user(OidcUserRequest request) {
    String subject = request.getIdToken().getSubject();
    if (account(subject) == null) {
      audit.write(null, "LOG_IN_REFUSED", subject, "", "SSO: not linked, or switched off");
      throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN), subject);
    }
    return new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken());
  }

  private Account account(String subject) {
    return links.account(subject).filter(it -> !it.disabled()).orElse(null);
  }

  /** From here on he is the visitor that his account makes him, as after a password. */
  private void came(HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    Account account = account(who.getName());
    if (account == null) {
      request.getSession().invalidate();
      response.sendRedirect("/login?sso=" + UNKNOWN);
      return;
    }
    // Whoever comes this way needs no password, so he need not choose one.
    Visitor visitor = Visitor.of(account.withOwnPassword());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    UsernamePasswordAuthenticationToken known =
        UsernamePasswordAuthenticationToken.authenticated(visitor, null, visitor.getAuthorities());
    OidcUser user = (OidcUser) who.getPrincipal();
    known.setDetails(user.getIdToken()); // what he logs out there with
    context.setAuthentication(known);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    sessions.came(request.getSession(), user);
    audit.write(account, "LOG_IN", account.name(), "", "SSO");
    response.sendRedirect("/");
  }

  private void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof OAuth2AuthenticationException oidc
        && oidc.getError().getErrorCode().equals(UNKNOWN)) {
      String subject = URLEncoder.encode(oidc.getMessage(), StandardCharsets.UTF_8);
      response.sendRedirect("/login?sso=" + UNKNOWN + "&subject=" + subject);
      return;
    }
    LOG.warn("single sign-on: {}", e.getMessage());
    audit.write(null, "LOG_IN_REFUSED", "", "", "SSO: " + e.getMessage());
    response.sendRedirect("/login?sso=REFUSED");
  }

  private void unavailable(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    LOG.warn("single sign-on: {}", e.getMessage());
    response.sendRedirect("/login?sso=UNAVAILABLE");
  }
}
