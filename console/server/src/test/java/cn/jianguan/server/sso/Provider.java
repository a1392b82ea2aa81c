package cn.jianguan.server.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A provider of OpenID Connect with one client, at which somebody has logged in already. */
final class Provider implements AutoCloseable {
  static final String CLIENT = "jianguan";
  static final String SECRET = "a secret of two";

  /** Who has logged in there. */
  volatile String subject = "nobody";

  /** Who the tokens say they are for. */
  volatile String audience = CLIENT;

  /** Who has logged out there last. */
  volatile String loggedOut = "";

  /** Whether it says where one logs out. */
  private final boolean endsSessions;

  private final HttpServer server;
  private final RSAKey key;
  private volatile RSAKey signedWith;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  private Provider(HttpServer server, RSAKey key, boolean endsSessions) {
    this.endsSessions = endsSessions;
    this.server = server;
    this.key = key;
    this.signedWith = key;
  }

  /**
   * @param endsSessions whether it says where one logs out
   */
  static Provider open(boolean endsSessions) throws IOException, JOSEException {
    Provider provider =
        new Provider(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
            rsa(),
            endsSessions);
    provider.server.createContext("/.well-known/openid-configuration", provider::describe);
    provider.server.createContext("/keys", it -> json(it, new JWKSet(provider.key).toString()));
    provider.server.createContext("/authorize", provider::authorize);
    provider.server.createContext("/token", provider::token);
    provider.server.createContext("/logout", provider::logOut);
    provider.server.start();
    return provider;
  }

  private static RSAKey rsa() throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on somebody else signs, under the same name of the key. */
  void isForged() throws JOSEException {
    signedWith = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
  }

  void isItself() {
    signedWith = key;
    audience = CLIENT;
  }

  private void describe(HttpExchange exchange) throws IOException {
    json(
        exchange,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         %2$s
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],
         "subject_types_supported":["public"],"scopes_supported":["openid"],
         "id_token_signing_alg_values_supported":["RS256"],
         "token_endpoint_auth_methods_supported":["client_secret_basic"]}
        """
            .formatted(
                issuer(),
                endsSessions ? "\"end_session_endpoint\":\"" + issuer() + "/logout\"," : ""));
  }

  /** Where somebody logs out, if he shows a token of his. */
  private void logOut(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    loggedOut = claims(asked.get("id_token_hint")).getSubject();
    exchange.getResponseHeaders().set("Location", asked.get("post_logout_redirect_uri"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static JWTClaimsSet claims(String token) throws IOException {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }

  /** Tells the client, past any browser, that somebody has logged out. */
  int tellsLogOut(String console, String of) throws IOException, InterruptedException {
    String token =
        signed(
            about(of)
                .jwtID(UUID.randomUUID().toString())
                .claim(
                    "events",
                    Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build());
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(console + "/logout/connect/back-channel/provider"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Sends the browser back with a code that is good once. */
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + encoded(asked.get("state")));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static String encoded(String value) {
    return java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> sent =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(sent.get("code"));
    String who =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
    boolean right =
        asked != null
            && ("Basic " + who).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && asked.get("code_challenge").equals(challenge(sent.get("code_verifier")));
    if (!right) {
      exchange.sendResponseHeaders(400, -1);
      exchange.close();
      return;
    }
    json(
        exchange,
        """
        {"access_token":"%s","token_type":"Bearer","expires_in":60,"id_token":"%s"}
        """
            .formatted(UUID.randomUUID(), idToken(asked.get("nonce"))));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Claims a role as well, which must mean nothing. */
  private String idToken(String nonce) {
    return signed(about(subject).claim("nonce", nonce).claim("role", "ADMIN").build());
  }

  private JWTClaimsSet.Builder about(String whom) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject(whom)
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)));
  }

  private String signed(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signedWith.getKeyID()).build(),
              claims);
      token.sign(new RSASSASigner(signedWith));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> values = new HashMap<>();
    for (String part : text.split("&")) {
      String[] both = part.split("=", 2);
      values.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
