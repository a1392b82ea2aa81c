package cn.jianguan.command.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;

/**
 * The key pair by which Flink knows who may speak to it, and by which a client knows Flink: whoever
 * has it is trusted, nobody else. Made at the first start; only the owner can read it.
 *
 * @param store key store (PKCS 12) with the pair alone
 * @param password of the store and of the key in it
 */
public record FlinkKey(Path store, String password) {
  private static final String TYPE = "PKCS12";

  /** The key of Flink's folder; made if there is none. */
  public static FlinkKey in(Path home) throws IOException {
    Path store = home.resolve("rest.p12");
    Path passwordFile = home.resolve("rest.password");
    FlinkKey key = new FlinkKey(store, SecretFile.readOrMake(passwordFile));
    if (!Files.exists(store)) {
      Path unfinished = home.resolve("rest.p12.tmp");
      Files.deleteIfExists(unfinished);
      generate(unfinished, passwordFile);
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
      Files.move(unfinished, store, StandardCopyOption.ATOMIC_MOVE);
    }
    return key;
  }

  /**
   * The JDK has no public class that makes certificates, only this program. RSA, since Flink offers
   * only ciphers of such keys.
   */
  private static void generate(Path store, Path passwordFile) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "flink",
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-validity",
                "36500",
                "-dname",
                "CN=jianguan-flink",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                TYPE,
                "-keystore",
                store.toString(),
                "-storepass:file",
                passwordFile.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException("无法生成 Flink 的密钥 / cannot make Flink's key: " + said.strip());
    }
  }

  /**
   * TLS that shows this key, and trusts whoever shows it or a certificate that lies beside it.
   *
   * @throws IOException if the store cannot be read, or not by this password
   */
  SSLContext tls() throws IOException {
    try {
      KeyStore own = KeyStore.getInstance(store.toFile(), password.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password.toCharArray());
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(own);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new IOException("密钥库无法读取 / key store cannot be read: " + store, e);
    }
  }

  /** Never the password. */
  @Override
  public String toString() {
    return store.toString();
  }

  /** Lets only those in who have this key: to REST, and to what Flink's parts offer each other. */
  public void require(Configuration c) {
    c.set(SecurityOptions.SSL_REST_ENABLED, true);
    c.set(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED, true);
    c.set(SecurityOptions.SSL_REST_KEYSTORE, store.toString());
    c.set(SecurityOptions.SSL_REST_KEYSTORE_TYPE, TYPE);
    c.set(SecurityOptions.SSL_REST_KEYSTORE_PASSWORD, password);
    c.set(SecurityOptions.SSL_REST_KEY_PASSWORD, password);
    c.set(SecurityOptions.SSL_REST_TRUSTSTORE, store.toString());
    c.set(SecurityOptions.SSL_REST_TRUSTSTORE_TYPE, TYPE);
    c.set(SecurityOptions.SSL_REST_TRUSTSTORE_PASSWORD, password);
    c.set(SecurityOptions.SSL_INTERNAL_ENABLED, true);
    c.set(SecurityOptions.SSL_INTERNAL_KEYSTORE, store.toString());
    c.set(SecurityOptions.SSL_INTERNAL_KEYSTORE_TYPE, TYPE);
    c.set(SecurityOptions.SSL_INTERNAL_KEYSTORE_PASSWORD, password);
    c.set(SecurityOptions.SSL_INTERNAL_KEY_PASSWORD, password);
    c.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE, store.toString());
    c.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_TYPE, TYPE);
    c.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_PASSWORD, password);
  }
}
