package cn.jianguan.server.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.server.Server;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Accounts;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.audit.Audit;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import tools.jackson.databind.json.JsonMapper;

/** Browsers that log in by a provider, over HTTP, and what the console makes of it. */
class SsoTest {
  @TempDir private static Path data;

  private static Provider provider;
  private static ConfigurableApplicationContext server;

  private final Accounts accounts = server.getBean(Accounts.class);
  private final SsoLinks links = server.getBean(SsoLinks.class);
  private final Audit audit = server.getBean(Audit.class);
  private final HttpClient browser = browser(HttpClient.Redirect.NORMAL);

  /** As a stack starts it, with a file in its data directory. */
  @BeforeAll
  static void start() throws Exception {
    provider = Provider.open(true);
    Path secret = Files.writeString(data.resolve("oidc.secret"), Provider.SECRET + "\n");
    Files.writeString(
        data.resolve("console.properties"),
        """
        jianguan.oidc.issuer=%s
        jianguan.oidc.client-id=%s
        jianguan.oidc.secret-file=%s
        jianguan.oidc.name=Unified log-in
        """
            .formatted(provider.issuer(), Provider.CLIENT, secret));
    server =
        new SpringApplicationBuilder(Server.class)
            .run(
                "--jianguan.data=" + data,
                "--jianguan.config=" + data.resolve("none.properties"),
                "--jianguan.accounts.url=jdbc:h2:mem:sso;DB_CLOSE_DELAY=-1",
                "--spring.main.lazy-initialization=true",
                "--springdoc.api-docs.enabled=false");
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  private static HttpClient browser(HttpClient.Redirect redirects) {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(redirects)
        .build();
  }

  @BeforeEach
  void begin() {
    provider.isItself();
  }

  @Test
  void linkedSubject_isTheAccount_andClaimsGiveNoRight() throws Exception {
    account("chen", Role.ANALYST, false);
    assertThat(links.link("chen", "sub-chen")).isTrue();
    provider.subject = "sub-chen";

    HttpResponse<String> came = get("/api/v1/sso/to/provider");

    assertThat(came.uri().toString()).isEqualTo(address("/"));
    assertThat(get("/api/v1/filters").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/admin/audit").statusCode()).isEqualTo(403);
    assertThat(audit.before(Long.MAX_VALUE, 5))
        .anyMatch(it -> it.action().equals("LOG_IN") && it.role().equals("ANALYST"));
  }

  @Test
  void unknownSubject_isTurnedAwayByName_andIsNobody() throws Exception {
    provider.subject = "sub-stranger";

    HttpResponse<String> came = get("/api/v1/sso/to/provider");

    assertThat(came.uri().getQuery()).isEqualTo("sso=UNKNOWN&subject=sub-stranger");
    assertThat(get("/api/v1/session").statusCode()).isEqualTo(401);
    assertThat(audit.before(Long.MAX_VALUE, 5))
        .anyMatch(it -> it.action().equals("LOG_IN_REFUSED") && it.target().equals("sub-stranger"));
  }

  @Test
  void accountSwitchedOff_isTurnedAway() throws Exception {
    account("gone", Role.ANALYST, true);
    links.link("gone", "sub-gone");
    provider.subject = "sub-gone";

    assertThat(get("/api/v1/sso/to/provider").uri().getQuery()).startsWith("sso=UNKNOWN");
    assertThat(get("/api/v1/session").statusCode()).isEqualTo(401);
  }

  @Test
  void tokenOfAnotherSigner_orForAnotherClient_isRefused() throws Exception {
    account("wang", Role.ADMIN, false);
    links.link("wang", "sub-wang");
    provider.subject = "sub-wang";

    provider.isForged();
    assertThat(get("/api/v1/sso/to/provider").uri().getQuery()).isEqualTo("sso=REFUSED");
    provider.isItself();
    provider.audience = "another client";
    assertThat(get("/api/v1/sso/to/provider").uri().getQuery()).isEqualTo("sso=REFUSED");
    assertThat(get("/api/v1/session").statusCode()).isEqualTo(401);
  }

  /** The page is told where to; it is the browser that goes there, and comes back to the log-in. */
  @Test
  void logOut_endsTheSessionHere_andAtTheProvider() throws Exception {
    account("sun", Role.ANALYST, false);
    links.link("sun", "sub-sun");
    provider.subject = "sub-sun";
    get("/api/v1/sso/to/provider");

    HttpResponse<String> out = logOut();

    assertThat(out.statusCode()).isEqualTo(200);
    String to = new JsonMapper().readTree(out.body()).get("to").asString();
    assertThat(to).startsWith(provider.issuer() + "/logout?id_token_hint=");
    assertThat(send(browser, URI.create(to)).uri().toString()).isEqualTo(address("/login"));
    assertThat(provider.loggedOut).isEqualTo("sub-sun");
    assertThat(get("/api/v1/session").statusCode()).isEqualTo(401);
  }

  @Test
  void providerWithoutALogOut_isLeftAsItIs() throws Exception {
    try (Provider plain = Provider.open(false)) {
      SsoSettings settings =
          new SsoSettings(plain.issuer(), Provider.CLIENT, Provider.SECRET, null, "", "");
      SsoLogOut out = new SsoLogOut(settings, new SsoProvider(settings), new JsonMapper());
      MockHttpServletResponse answer = new MockHttpServletResponse();
      TestingAuthenticationToken who = new TestingAuthenticationToken("zhou", null);
      who.setDetails(new OidcIdToken("token", null, null, Map.of("sub", "sub-zhou")));
      out.onLogoutSuccess(new MockHttpServletRequest(), answer, who);
      assertThat(answer.getStatus()).isEqualTo(204);
    }
  }

  /** By its own word alone: a token of another signer ends nothing. */
  @Test
  void provider_endsTheSessionsOfWhoLoggedOutThere() throws Exception {
    account("wu", Role.ANALYST, false);
    links.link("wu", "sub-wu");
    provider.subject = "sub-wu";
    get("/api/v1/sso/to/provider");
    HttpClient second = browser(HttpClient.Redirect.NORMAL);
    send(second, URI.create(address("/api/v1/sso/to/provider")));
    account("zheng", Role.ANALYST, false);
    links.link("zheng", "sub-zheng");
    provider.subject = "sub-zheng";
    HttpClient other = browser(HttpClient.Redirect.NORMAL);
    send(other, URI.create(address("/api/v1/sso/to/provider")));

    provider.isForged();
    assertThat(provider.tellsLogOut(address(""), "sub-wu")).isEqualTo(400);
    assertThat(get("/api/v1/filters").statusCode()).isEqualTo(200);
    provider.isItself();
    assertThat(provider.tellsLogOut(address(""), "sub-wu")).isEqualTo(200);

    assertThat(get("/api/v1/filters").statusCode()).isEqualTo(401);
    assertThat(send(second, URI.create(address("/api/v1/filters"))).statusCode()).isEqualTo(401);
    assertThat(send(other, URI.create(address("/api/v1/filters"))).statusCode()).isEqualTo(200);
    assertThat(audit.before(Long.MAX_VALUE, 5))
        .anyMatch(it -> it.action().equals("LOG_OUT") && it.who().equals("wu"));
  }

  /** Somebody else's way back, sent to this browser, would log it in as somebody else. */
  @Test
  void wayBack_ofAnotherBrowser_isRefused() throws Exception {
    account("li", Role.ANALYST, false);
    links.link("li", "sub-li");
    provider.subject = "sub-li";
    HttpClient elsewhere = browser(HttpClient.Redirect.NEVER);
    HttpResponse<String> to = send(elsewhere, URI.create(address("/api/v1/sso/to/provider")));
    HttpResponse<String> back = send(elsewhere, location(to));

    assertThat(send(browser, location(back)).uri().getQuery()).isEqualTo("sso=REFUSED");
    assertThat(get("/api/v1/session").statusCode()).isEqualTo(401);
    assertThat(location(send(elsewhere, location(back))).getPath()).isEqualTo("/");
    assertThat(location(send(elsewhere, location(back))).getQuery()).isEqualTo("sso=REFUSED");
  }

  @Test
  void subject_isOneAccounts() {
    account("one", Role.ANALYST, false);
    account("two", Role.ANALYST, false);

    assertThat(links.link("one", "sub-1")).isTrue();
    assertThat(links.link("two", "sub-1")).isFalse();
    assertThat(links.link("one", "sub-2")).isTrue();
    assertThat(links.link("two", "sub-1")).isTrue();
    assertThat(links.link("two", "")).isTrue();
    assertThat(links.all()).containsEntry("one", "sub-2").doesNotContainKey("two");
  }

  @Test
  void health_namesTheButton() throws Exception {
    assertThat(get("/api/v1/health").body()).contains("\"sso\":\"Unified log-in\"");
  }

  @Test
  void halfConfiguration_isRefusedByName() {
    assertThatThrownBy(() -> new SsoSettings("https://sso.example", "", "s", null, "", ""))
        .hasMessageContaining("jianguan.oidc.client-id");
    assertThatThrownBy(() -> new SsoSettings("https://sso.example", "c", "", null, "", ""))
        .hasMessageContaining("jianguan.oidc.secret");
    assertThatThrownBy(() -> new SsoSettings("http://sso.example", "c", "s", null, "", ""))
        .hasMessageContaining("jianguan.oidc.issuer");
    assertThat(new SsoSettings(null, null, null, null, null, null).isOn()).isFalse();
  }

  private void account(String name, Role role, boolean disabled) {
    accounts.add(
        new Account(name, name, role, "", "", true, null, false, Instant.EPOCH), "no password");
    accounts.setDisabled(name, disabled);
  }

  private String address(String path) {
    return "http://127.0.0.1:"
        + server.getEnvironment().getRequiredProperty("local.server.port")
        + path;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(browser, URI.create(address(path)));
  }

  /** As the page does it, with the token against forged requests. */
  private HttpResponse<String> logOut() throws IOException, InterruptedException {
    get("/api/v1/health");
    String token =
        ((CookieManager) browser.cookieHandler().orElseThrow())
            .getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
    return browser.send(
        HttpRequest.newBuilder(URI.create(address("/api/v1/session")))
            .header("X-XSRF-TOKEN", token)
            .DELETE()
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<String> answer) {
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  private static HttpResponse<String> send(HttpClient client, URI uri)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
