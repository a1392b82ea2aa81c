package cn.jianguan.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkKeyTest {
  @TempDir private Path folder;
  @TempDir private Path other;

  @Test
  void key_opensToItself_andToNobodyElse() throws IOException {
    FlinkKey key = FlinkKey.in(folder);
    HttpsServer server = server(key);
    try {
      String address = "https://127.0.0.1:" + server.getAddress().getPort();
      assertThat(new FlinkClient(address, key).jobs()).isEmpty();
      assertThatIOException().isThrownBy(() -> new FlinkClient(address, FlinkKey.in(other)).jobs());
      assertThatIOException().isThrownBy(() -> new FlinkClient(address).jobs());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void key_isMadeOnce_andOnlyTheOwnerReadsIt() throws IOException {
    FlinkKey key = FlinkKey.in(folder);
    byte[] store = Files.readAllBytes(key.store());
    assertThat(FlinkKey.in(folder)).isEqualTo(key);
    assertThat(key.store()).hasBinaryContent(store);
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(key.password()).hasSizeGreaterThan(32);
    assertThat(key.toString()).doesNotContain(key.password());
  }

  @Test
  void cluster_usesTheKeyThatItsFileNames() throws IOException {
    FlinkKey key = FlinkKey.in(folder);
    HttpsServer server = server(key);
    try {
      Path file =
          Files.writeString(
              other.resolve("far.properties"),
              """
              flink.rest=https://127.0.0.1:%d
              flink.rest.keystore=%s
              flink.rest.keystore.password=%s
              """
                  .formatted(server.getAddress().getPort(), key.store(), key.password()));
      assertThat(Cluster.read(file).flink().jobs()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void wrongPassword_isSaidWithoutIt() throws IOException {
    FlinkKey wrong = new FlinkKey(FlinkKey.in(folder).store(), "guessed");
    assertThatIOException()
        .isThrownBy(wrong::tls)
        .withMessageContaining(folder.toString())
        .withMessageNotContaining("guessed");
  }

  /** Answers as a Flink without jobs does, whoever shows the key. */
  private static HttpsServer server(FlinkKey key) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(key.tls()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    byte[] answer = "{\"jobs\":[]}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
