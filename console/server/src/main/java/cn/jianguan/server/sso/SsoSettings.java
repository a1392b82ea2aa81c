package cn.jianguan.server.sso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The provider of single sign-on; there is none unless an issuer is named.
 *
 * @param issuer its address, under which it says where everything else is
 * @param clientId what the console is called there
 * @param secret that the console shares with it; from the environment, or in
 * @param secretFile a file that holds nothing else
 * @param name what the button of the log-in page says
 * @param address of the console as browsers see it; left out: as a request names it
 */
@ConfigurationProperties("jianguan.oidc")
public record SsoSettings(
    String issuer, String clientId, String secret, Path secretFile, String name, String address) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LONGEST_ISSUER = 300;

  public SsoSettings {
    issuer = issuer == null ? "" : issuer.strip();
    clientId = clientId == null ? "" : clientId.strip();
    name = name == null || name.isBlank() ? "单点登录 / Single sign-on" : name.strip();
    address = address == null ? "" : address.strip().replaceAll("/+$", "");
    if (!issuer.isEmpty()) {
      check("jianguan.oidc.issuer", issuer);
      if (issuer.length() > LONGEST_ISSUER) {
        throw refused("jianguan.oidc.issuer", "at most 300 characters");
      }
      if (!address.isEmpty()) {
        check("jianguan.oidc.address", address);
      }
      if (clientId.isEmpty()) {
        throw refused("jianguan.oidc.client-id", "must be named beside jianguan.oidc.issuer");
      }
      if ((secret == null || secret.isBlank()) == (secretFile == null)) {
        throw refused(
            "jianguan.oidc.secret", "either it or jianguan.oidc.secret-file must be named");
      }
    }
  }

  /** Who listens on the way could be anybody otherwise. */
  private static void check(String key, String address) {
    URI uri = URI.create(address);
    boolean own = uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    if (!"https".equals(uri.getScheme()) && !(own && "http".equals(uri.getScheme()))) {
      throw refused(key, "must begin with https://, or with http:// on this machine");
    }
  }

  private static IllegalArgumentException refused(String key, String why) {
    return new IllegalArgumentException("配置有误 / wrong configuration: " + key + ": " + why);
  }

  public boolean isOn() {
    return !issuer.isEmpty();
  }

  /** What is shared with the provider. */
  String shared() {
    if (secretFile == null) {
      return secret.strip();
    }
    try {
      return Files.readString(secretFile, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("不可读 / cannot be read: " + secretFile, e);
    }
  }
}
