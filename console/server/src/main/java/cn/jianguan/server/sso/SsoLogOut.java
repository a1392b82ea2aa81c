package cn.jianguan.server.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever came by the provider is told where to log out there as well, if it says where; the page
 * then goes there, and is sent back to the log-in. Anybody else is out.
 */
@Component
public class SsoLogOut implements LogoutSuccessHandler {
  private static final String NOWHERE = "/";

  private final OidcClientInitiatedLogoutSuccessHandler provider;
  private final JsonMapper mapper;

  SsoLogOut(SsoSettings settings, SsoProvider provider, JsonMapper mapper) {
    this.provider = new OidcClientInitiatedLogoutSuccessHandler(provider);
    this.mapper = mapper;
    String own = settings.address().isEmpty() ? "{baseUrl}" : settings.address();
    this.provider.setPostLogoutRedirectUri(own + "/login");
    this.provider.setDefaultTargetUrl(NOWHERE);
    this.provider.setRedirectStrategy((request, response, to) -> tell(response, to));
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException, jakarta.servlet.ServletException {
    if (who != null && who.getDetails() instanceof OidcIdToken token) {
      var none = AuthorityUtils.NO_AUTHORITIES;
      provider.onLogoutSuccess(
          request,
          response,
          new OAuth2AuthenticationToken(new DefaultOidcUser(none, token), none, SsoProvider.NAME));
    } else {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  /** An address to go to; a script cannot follow a redirect to another server. */
  private void tell(HttpServletResponse response, String to) throws IOException {
    if (to.equals(NOWHERE)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getWriter().write(mapper.writeValueAsString(Map.of("to", to)));
  }
}
