package cn.jianguan.server.sso;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Log-ins that are under way at the provider. The cookie of a session does not come back with
 * somebody who comes from elsewhere (SameSite=Strict), so a browser keeps one of its own meanwhile,
 * which is good for nothing else.
 */
@Component
final class PendingLogIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  static final String COOKIE = "JIANGUAN_SSO";

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 1_000;
  private static final int BYTES = 24;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  /** By state; whoever began first is forgotten first. */
  private final Map<String, Pending> pending =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pending> eldest) {
          return size() > MOST;
        }
      };

  private record Pending(OAuth2AuthorizationRequest request, String browser, Instant since) {}

  PendingLogIns(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized OAuth2AuthorizationRequest loadAuthorizationRequest(
      HttpServletRequest request) {
    Pending begun = pending.get(String.valueOf(request.getParameter(OAuth2ParameterNames.STATE)));
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    boolean own =
        begun != null
            && cookie != null
            && begun.browser.equals(cookie.getValue())
            && clock.instant().isBefore(begun.since.plus(LONGEST));
    return own ? begun.request : null;
  }

  @Override
  public synchronized void saveAuthorizationRequest(
      OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    pending.put(begun.getState(), new Pending(begun, browser, clock.instant()));
    cookie(request, response, browser, LONGEST);
  }

  @Override
  public synchronized OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
    if (begun != null) {
      pending.remove(begun.getState());
      cookie(request, response, "", Duration.ZERO);
    }
    return begun;
  }

  private static void cookie(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, value)
            .path("/api/v1/sso")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
