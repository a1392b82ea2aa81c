package cn.jianguan.jobs.push.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookClientTest {
  private static final WebhookClient CLIENT = client(Duration.ofSeconds(20));
  private static final WebhookClient HASTY = client(Duration.ofMillis(300));

  private static WebhookClient client(Duration timeout) {
    return new WebhookClient(Networks.parse("127.0.0.0/8"), timeout, Clock.systemUTC());
  }

  @AfterAll
  static void close() throws IOException {
    CLIENT.close();
    HASTY.close();
  }

  private static Answer send(WebhookClient client, URI url) throws Exception {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return client
        .send(new WebhookRequest(url, "application/json", Map.of("webhook-id", "m1"), body))
        .get(60, TimeUnit.SECONDS);
  }

  static Stream<Arguments> behaviours() {
    return Stream.of(
        Arguments.of(Kind.OK, Receiver.saying(200)),
        Arguments.of(Kind.OK, Receiver.saying("HTTP/1.1 204 No Content\r\n\r\n")),
        Arguments.of(Kind.SERVER, Receiver.saying(500)),
        Arguments.of(Kind.SERVER, Receiver.saying(503)),
        Arguments.of(Kind.BUSY, Receiver.saying(503, "Retry-After: 7")),
        Arguments.of(Kind.BUSY, Receiver.saying(429, "Retry-After: 7")),
        Arguments.of(Kind.REFUSED, Receiver.saying(404)),
        Arguments.of(Kind.REDIRECT, Receiver.saying(302, "Location: http://127.0.0.1:1/")),
        Arguments.of(Kind.IO, Receiver.saying("what a lovely day\r\n\r\n")),
        Arguments.of(Kind.IO, Receiver.saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab")),
        Arguments.of(Kind.IO, Receiver.saying("")),
        Arguments.of(Kind.OK, (Receiver.Behaviour) WebhookClientTest::endlessly));
  }

  private static void endlessly(Receiver.Request request, Socket connection) throws IOException {
    var out = connection.getOutputStream();
    out.write(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    byte[] chunk = ("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    while (true) {
      out.write(chunk);
    }
  }

  @ParameterizedTest
  @MethodSource("behaviours")
  void everyBehaviour_isAnsweredInTimeByItsKind(Kind kind, Receiver.Behaviour behaviour)
      throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (Receiver receiver =
        new Receiver(
            (request, connection) -> {
              requests.incrementAndGet();
              behaviour.answer(request, connection);
            })) {
      Answer answer = send(CLIENT, receiver.url());
      assertThat(answer.kind()).as(answer.words()).isEqualTo(kind);
      assertThat(answer.pause().toSeconds()).isEqualTo(kind == Kind.BUSY ? 7 : 0);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void silence_isATimeoutInTime() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Receiver silent = new Receiver((request, connection) -> never.await())) {
      assertThat(send(HASTY, silent.url()).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void request_arrivesAsItWasGiven() throws Exception {
    AtomicReference<Receiver.Request> got = new AtomicReference<>();
    try (Receiver receiver =
        new Receiver(
            (request, connection) -> {
              got.set(request);
              Receiver.saying(200).answer(request, connection);
            })) {
      send(CLIENT, receiver.url());
    }
    assertThat(got.get().line()).isEqualTo("POST /hook HTTP/1.1");
    assertThat(got.get().text()).isEqualTo("{}");
    assertThat(got.get().headers())
        .containsEntry("webhook-id", "m1")
        .containsEntry("content-type", "application/json");
  }

  @Test
  void nobodyListens_isNoConnection() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThat(send(CLIENT, URI.create("http://127.0.0.1:" + port + "/")).kind())
        .isEqualTo(Kind.CONNECT);
  }

  @Test
  void plainSocket_isNoTls() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.saying(200))) {
      URI https = URI.create(receiver.url().toString().replace("http:", "https:"));
      assertThat(send(CLIENT, https).kind()).isEqualTo(Kind.TLS);
    }
  }

  @Test
  void certificate_isOfAKnownAuthority_ofTheHost_andInItsTime() throws Exception {
    Authority known = new Authority();
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    SSLContext good = known.server("localhost", yesterday, Duration.ofDays(2));
    SSLContext expired = known.server("localhost", yesterday, Duration.ofHours(1));
    SSLContext early =
        known.server("localhost", yesterday.plus(Duration.ofDays(2)), Duration.ofDays(2));
    SSLContext unknown = new Authority().server("localhost", yesterday, Duration.ofDays(2));
    try (WebhookClient client =
        new WebhookClient(
            Networks.parse("127.0.0.0/8"),
            Duration.ofSeconds(20),
            Clock.systemUTC(),
            known.trusting())) {
      assertThat(shown(client, good, "localhost")).isEqualTo("OK, 1 request");
      assertThat(shown(client, good, "127.0.0.1")).isEqualTo("TLS, 0 request");
      assertThat(shown(client, expired, "localhost")).isEqualTo("TLS, 0 request");
      assertThat(shown(client, early, "localhost")).isEqualTo("TLS, 0 request");
      assertThat(shown(client, unknown, "localhost")).isEqualTo("TLS, 0 request");
    }
    assertThat(shown(CLIENT, good, "localhost")).isEqualTo("TLS, 0 request");
  }

  private static String shown(WebhookClient client, SSLContext certificate, String host)
      throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (Receiver receiver =
        new Receiver(
            certificate,
            (request, connection) -> {
              requests.incrementAndGet();
              Receiver.saying(200).answer(request, connection);
            })) {
      URI url = URI.create(receiver.url().toString().replace("127.0.0.1", host));
      return send(client, url).kind() + ", " + requests + " request";
    }
  }

  @Test
  void nameThatIsNone_isDns() throws Exception {
    assertThat(send(CLIENT, URI.create("https://no-such-name.invalid/")).kind())
        .isIn(Kind.DNS, Kind.TIMEOUT);
  }

  @Test
  void addressThatIsNotListed_isNeverConnectedTo() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (WebhookClient strict =
            new WebhookClient(Networks.parse(""), Duration.ofSeconds(2), Clock.systemUTC());
        Receiver receiver = new Receiver((request, connection) -> requests.incrementAndGet())) {
      assertThat(send(strict, receiver.url()).kind()).isEqualTo(Kind.ADDRESS);
      URI byName = URI.create(receiver.url().toString().replace("127.0.0.1", "localhost"));
      assertThat(send(strict, byName).kind()).isEqualTo(Kind.ADDRESS);
      assertThat(requests).hasValue(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8,true",
    "127.0.0.1,false",
    "10.1.2.3,false",
    "10.20.30.40,true",
    "172.16.0.1,false",
    "192.168.1.1,false",
    "169.254.169.254,false",
    "100.64.0.1,false",
    "0.0.0.0,false",
    "224.0.0.1,false",
    "255.255.255.255,false",
    "198.18.0.1,false",
    "2001:4860:4860::8888,true",
    "::1,false",
    "fe80::1,false",
    "fd12::1,true",
    "fc00::1,false",
    "::ffff:127.0.0.1,false",
    "2002:7f00:1::,false",
    "64:ff9b::7f00:1,false"
  })
  void publicAddresses_andListedPrivateOnes_mayBeSentTo(String address, boolean allowed)
      throws Exception {
    Networks networks = Networks.parse("10.20.0.0/15, fd12::/16");
    assertThat(networks.allows(InetAddress.getByName(address))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/33", "example.com/8", "10.0.0/x", "fd00::/129"})
  void whatIsNoNetwork_isRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.parse("10.0.0.0/8," + text))
        .withMessageContaining(text);
  }

  @ParameterizedTest
  @CsvSource({
    "429,7,BUSY,7",
    "429,,BUSY,0",
    "429,nonsense,BUSY,0",
    "429,-3,BUSY,0",
    "429,999999999,BUSY,86400",
    "429,'Fri, 01 Mar 2024 00:00:30 GMT',BUSY,30",
    "429,'Thu, 29 Feb 2024 00:00:00 GMT',BUSY,0",
    "408,,BUSY,0",
    "400,9,REFUSED,0",
    "410,,REFUSED,0",
    "502,9,SERVER,0",
    "304,,REDIRECT,0",
    "101,,IO,0",
    "299,,OK,0"
  })
  void status_andItsRetryAfter(int status, String retryAfter, Kind kind, long seconds) {
    Instant now = Instant.parse("2024-03-01T00:00:00Z");
    Answer answer = Statuses.answer(status, retryAfter, now, "");
    assertThat(answer.kind()).isEqualTo(kind);
    assertThat(answer.pause()).isEqualTo(Duration.ofSeconds(seconds));
  }
}
