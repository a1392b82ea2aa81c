package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.local.Await;
import cn.jianguan.local.process.Listening;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another user of the machine gets from a stack: of every port and of every file nothing. */
class OtherUserIT {
  private static final Path MIGRATIONS = Path.of("..", "clickhouse").toAbsolutePath().normalize();
  private static final int PATIENCE_MILLIS = 15_000;
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  /** The only files that may hold one. */
  private static final String SECRET_FILES =
      "jianguan\\.properties|kafka/users/[a-z]+\\.properties|clickhouse/(reader\\.)?password|flink/rest\\.(password|p12)";

  @TempDir private static Path folder;
  private static Path directory;
  private static Stack stack;

  @BeforeAll
  static void start() throws Exception {
    // The directory must not owe its safety to the one it is in.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    directory = folder.resolve("data");
    stack =
        Stack.start(directory, StackOptions.standard(Topics.LogTime.LIVE, MIGRATIONS, line -> {}));
    try (ActStream acts = new ActStream(stack.cluster())) {
      acts.awaitSent(20);
      acts.end();
      Await.until("acts", () -> acts.hasSeen(20));
    }
    FlinkClient flink = stack.flink().client();
    for (FlinkClient.Job job : flink.jobs()) {
      Await.until("checkpoint", () -> flink.completedCheckpoints(job) > 1);
    }
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static List<Long> processes() {
    return List.of(stack.kafka().pid(), stack.clickHouse().pid(), stack.flink().pid());
  }

  private static Set<Listening> ports() throws IOException {
    Set<Listening> ports = new TreeSet<>();
    for (long pid : processes()) {
      ports.addAll(Listening.of(pid));
    }
    return ports;
  }

  @Test
  void everyPort_isOfThisMachineAlone() throws Exception {
    assertThat(ports()).hasSizeGreaterThanOrEqualTo(6).allMatch(Listening::loopback);
  }

  @Test
  void everyPortButThatOfTheMetrics_answersNobodyWithoutAPassword() throws Exception {
    int metrics = URI.create(stack.flink().metricsAddress()).getPort();
    for (Listening it : ports()) {
      if (it.port() == metrics) {
        continue; // documented: whoever is on the machine may read what is counted
      }
      assertThat(http(new Socket(InetAddress.getLoopbackAddress(), it.port())))
          .as("http %s", it)
          .doesNotContain("HTTP/1.1 200");
      assertThat(https(it.port())).as("https %s", it).doesNotContain("HTTP/1.1 200");
      for (String key : List.of("bootstrap.servers", "bootstrap.controllers")) {
        assertThatExceptionOfType(ExecutionException.class)
            .as("%s %s", key, it)
            .isThrownBy(() -> nodes(key, it.port()));
      }
    }
  }

  private static String https(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    try {
      return http(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
    } catch (SSLException e) {
      return "";
    }
  }

  /** What comes back for a question to ClickHouse, which is a page of Flink as well as any. */
  private static String http(Socket connected) throws IOException {
    try (Socket socket = connected) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              "GET /jobs?query=SELECT%201 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readNBytes(100_000), StandardCharsets.ISO_8859_1);
    } catch (SocketException | SocketTimeoutException e) {
      return "";
    }
  }

  private static void nodes(String key, int port) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(
                key,
                "127.0.0.1:" + port,
                "request.timeout.ms",
                1_000,
                "default.api.timeout.ms",
                2_000))) {
      admin.describeCluster().nodes().get();
    }
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  void everyFile_isItsOwnersAlone() throws Exception {
    assertThat(Files.getPosixFilePermissions(directory)).doesNotContainAnyElementsOf(OF_OTHERS);
    for (Path file : files()) {
      try {
        assertThat(Files.getPosixFilePermissions(file))
            .as(file.toString())
            .doesNotContainAnyElementsOf(OF_OTHERS);
      } catch (IOException e) {
        continue; // it is gone again
      }
    }
  }

  @Test
  void noSecret_isAnywhereButInItsFile() throws Exception {
    List<String> secrets = secrets();
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(11).allMatch(it -> it.length() >= 16);
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String place = directory.relativize(file).toString();
      if (!place.matches(SECRET_FILES) && holdsOne(file, secrets)) {
        found.add(place);
      }
    }
    for (long pid : processes()) {
      for (String shown : List.of("cmdline", "environ")) {
        if (holdsOne(Path.of("/proc", String.valueOf(pid), shown), secrets)) {
          found.add(pid + " " + shown);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** Not even the owner's own browser shows one. */
  @Test
  void pagesOfFlink_showNoSecret() throws Exception {
    List<String> secrets = secrets();
    List<String> pages =
        new ArrayList<>(
            List.of("/config", "/jobmanager/config", "/jobmanager/environment", "/taskmanagers"));
    for (FlinkClient.Job job : stack.flink().client().jobs()) {
      for (String page : List.of("", "/config", "/plan", "/checkpoints/config", "/jobgraph")) {
        pages.add("/jobs/" + job.id() + page);
      }
    }
    HttpClient owner = HttpClient.newBuilder().sslContext(key()).build();
    int shown = 0;
    for (String page : pages) {
      HttpRequest asked =
          HttpRequest.newBuilder(URI.create(stack.flink().restAddress() + page)).build();
      HttpResponse<String> answer = owner.send(asked, HttpResponse.BodyHandlers.ofString());
      shown += answer.statusCode() == 200 ? 1 : 0;
      assertThat(answer.body()).as(page).doesNotContain(secrets);
    }
    assertThat(shown).isGreaterThanOrEqualTo(12);
  }

  private static SSLContext key() throws Exception {
    char[] password = stack.flink().key().password().toCharArray();
    KeyStore store = KeyStore.getInstance(stack.flink().key().store().toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  private static boolean holdsOne(Path file, List<String> secrets) {
    try {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return secrets.stream().anyMatch(bytes::contains);
    } catch (IOException e) {
      return false; // it is gone again
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> found = new ArrayList<>();
    List<Path> folders = new ArrayList<>(List.of(directory));
    while (!folders.isEmpty()) {
      try (Stream<Path> in = Files.list(folders.remove(folders.size() - 1))) {
        in.forEach(it -> (Files.isDirectory(it) ? folders : found).add(it));
      } catch (IOException e) {
        continue; // it is gone again
      }
    }
    assertThat(found).hasSizeGreaterThan(50);
    return found;
  }

  private static List<String> secrets() throws IOException {
    List<String> secrets = new ArrayList<>();
    Properties stackFile = load(directory.resolve(Cluster.FILE));
    stackFile.stringPropertyNames().stream()
        .filter(key -> key.endsWith("password") || key.endsWith("secret"))
        .forEach(key -> secrets.add(stackFile.getProperty(key)));
    try (Stream<Path> users = Files.list(directory.resolve("kafka/users"))) {
      for (Path user : users.toList()) {
        String login = load(user).getProperty("sasl.jaas.config");
        secrets.add(login.replaceFirst(".*password=\"([^\"]+)\".*", "$1"));
      }
    }
    return secrets;
  }

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** As root one can be somebody else and try. */
  @Test
  void nobody_readsNoFile_andNoEnvironment() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    assertThat(asNobody("ls", folder.toString())).isZero();
    assertThat(asNobody("ls", directory.toString())).isNotZero();
    for (String file : List.of(Cluster.FILE, "kafka/users/jobs.properties", "flink/rest.p12")) {
      assertThat(asNobody("cat", directory.resolve(file).toString())).as(file).isNotZero();
    }
    for (long pid : processes()) {
      assertThat(asNobody("cat", "/proc/" + pid + "/environ")).isNotZero();
      assertThat(asNobody("ls", "/proc/" + pid + "/fd")).isNotZero();
    }
  }

  private static int asNobody(String... words) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
    line.addAll(List.of(words));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
