package cn.jianguan.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.cluster.FlinkKey;
import cn.jianguan.local.Await;
import cn.jianguan.local.process.Listening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another user of the machine, who can reach every port, gets from Flink: nothing. */
class FlinkAccessIT {
  private static final int PATIENCE_MILLIS = 20_000;

  @TempDir private static Path directory;
  private static FlinkNode flink;

  @BeforeAll
  static void start() throws Exception {
    Files.createFile(directory.resolve("failed")); // so that the job is quiet
    Path configuration = Files.createFile(directory.resolve("jianguan.properties"));
    flink =
        FlinkNode.start(
            directory.resolve("flink"),
            FlinkNode.Options.standard(),
            configuration,
            List.of(new JobSpec("quiet", FailedOnceJob.class.getName())));
    Await.until("job", () -> flink.client().isRunning("quiet"));
  }

  @AfterAll
  static void stop() {
    flink.close();
  }

  @Test
  void everyPort_isOfThisMachineAlone() throws Exception {
    Set<Listening> ports = Listening.of(flink.pid());
    assertThat(ports).hasSizeGreaterThanOrEqualTo(3).allMatch(Listening::loopback);
  }

  @Test
  void everyPort_answersNobodyWithoutTheKey() throws Exception {
    int metrics = URI.create(flink.metricsAddress()).getPort();
    for (Listening it : Listening.of(flink.pid())) {
      if (it.port() != metrics) {
        assertThat(plain(it.port())).as("plain %d", it.port()).doesNotContain("HTTP/1.1 200");
        assertThatIOException().as("TLS %d", it.port()).isThrownBy(() -> tls(it.port()));
      }
    }
  }

  @Test
  void jobs_areTakenFromNobodyWithoutTheKey() throws Exception {
    HttpRequest submission =
        HttpRequest.newBuilder(URI.create(flink.restAddress() + "/jobs"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpClient stranger = HttpClient.newBuilder().sslContext(withoutKey()).build();
    assertThatIOException()
        .isThrownBy(() -> stranger.send(submission, HttpResponse.BodyHandlers.ofString()));
    FlinkKey other = FlinkKey.in(Files.createDirectories(directory.resolve("other")));
    assertThatIOException().isThrownBy(() -> new FlinkClient(flink.restAddress(), other).jobs());
  }

  @Test
  void password_isShownNowhere() throws Exception {
    String password = flink.key().password();
    Path process = Path.of("/proc", String.valueOf(flink.pid()));
    assertThat(Files.readString(process.resolve("cmdline"))).contains("flink");
    assertThat(Files.readString(process.resolve("cmdline"))).doesNotContain(password);
    assertThat(Files.readString(process.resolve("environ"))).doesNotContain(password);
    assertThat(Files.readString(directory.resolve("flink/flink.log"))).doesNotContain(password);
    HttpRequest settings =
        HttpRequest.newBuilder(URI.create(flink.restAddress() + "/jobmanager/config")).build();
    HttpClient owner = HttpClient.newBuilder().sslContext(context(keys())).build();
    assertThat(owner.send(settings, HttpResponse.BodyHandlers.ofString()).body())
        .contains("security.ssl.rest.keystore-password")
        .doesNotContain(password);
  }

  @Test
  void strangers_leaveFewLinesInTheLog_andNoStackTrace() throws Exception {
    Path log = directory.resolve("flink/flink.log");
    long before = lines(log).count();
    int metrics = URI.create(flink.metricsAddress()).getPort();
    for (Listening it : Listening.of(flink.pid())) {
      for (int i = 0; i < 50 && it.port() != metrics; i++) {
        plain(it.port());
      }
    }
    Await.until("words of it", () -> lines(log).anyMatch(it -> it.contains("Unhandled exception")));
    assertThat(lines(log).count() - before).isLessThan(40);
    assertThat(lines(log)).noneMatch(line -> line.startsWith("\tat "));
  }

  private static Stream<String> lines(Path log) throws IOException {
    return Files.readAllLines(log).stream();
  }

  /** What comes back for words that are not TLS. */
  private static String plain(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write("GET /overview HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return "";
    }
  }

  /** A byte from the other side, which comes only after it has accepted ours. */
  private static void tls(int port) throws IOException, GeneralSecurityException {
    try (SSLSocket socket =
        (SSLSocket)
            withoutKey().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.startHandshake();
      socket
          .getOutputStream()
          .write("GET /overview HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.getInputStream().read();
    }
  }

  private static SSLContext withoutKey() throws IOException, GeneralSecurityException {
    return context(null);
  }

  private static KeyManager[] keys() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(), flink.key().password().toCharArray());
    return keys.getKeyManagers();
  }

  /** Trusts Flink, and shows these keys or nothing. */
  private static SSLContext context(KeyManager[] keys)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trusted.getTrustManagers(), null);
    return context;
  }

  private static KeyStore store() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(flink.key().store().toFile(), flink.key().password().toCharArray());
  }
}
