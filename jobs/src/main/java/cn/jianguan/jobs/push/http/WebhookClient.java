package cn.jianguan.jobs.push.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends messages, each over a connection of its own: no redirects, no cookies, no proxy,
 * certificates verified, addresses looked at when connecting, and the whole bounded in time and
 * size. Nothing is started before the first message. Thread-safe.
 */
public final class WebhookClient implements AutoCloseable {
  private static final int MOST_PER_HOST = 64;
  private static final int MOST = 4096;
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;

  private final Networks networks;
  private final Duration timeout;
  private final Clock clock;
  private final SSLContext trust;
  private final Map<Scheme, CloseableHttpAsyncClient> clients = new EnumMap<>(Scheme.class);

  /** A name that nobody answers for holds a thread, and nothing else. */
  private ExecutorService starters;

  private enum Scheme {
    HTTP,
    HTTPS
  }

  /**
   * @param timeout of one message, from the name to the whole answer
   */
  public WebhookClient(Networks networks, Duration timeout, Clock clock) {
    this(networks, timeout, clock, SSLContexts.createDefault());
  }

  /**
   * @param trust says which certificates are good
   */
  WebhookClient(Networks networks, Duration timeout, Clock clock, SSLContext trust) {
    this.networks = networks;
    this.timeout = timeout;
    this.clock = clock;
    this.trust = trust;
  }

  /** Sends; the answer comes in time, whatever happens, and never as an exception. */
  public CompletableFuture<Answer> send(WebhookRequest request) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    CompletableFuture<Future<?>> running = new CompletableFuture<>();
    CloseableHttpAsyncClient client = client(request);
    starters.execute(() -> start(client, request, answer, running));
    answer.completeOnTimeout(
        Answer.of(Kind.TIMEOUT, timeout.toString()), timeout.toMillis(), TimeUnit.MILLISECONDS);
    answer.whenComplete((done, never) -> running.thenAccept(it -> it.cancel(true)));
    return answer;
  }

  private void start(
      CloseableHttpAsyncClient client,
      WebhookRequest request,
      CompletableFuture<Answer> answer,
      CompletableFuture<Future<?>> running) {
    try {
      running.complete(
          client.execute(
              SimpleRequestProducer.create(http(request)),
              new AnswerReader(clock, answer),
              new FutureCallback<>() {
                @Override
                public void completed(Answer result) {
                  answer.complete(result);
                }

                @Override
                public void failed(Exception fault) {
                  answer.complete(fault(fault));
                }

                @Override
                public void cancelled() {
                  answer.complete(Answer.of(Kind.IO, "cancelled"));
                }
              }));
    } catch (RuntimeException e) {
      answer.complete(fault(e));
    }
  }

  private static SimpleHttpRequest http(WebhookRequest request) {
    SimpleRequestBuilder builder =
        SimpleRequestBuilder.post(request.url())
            .setBody(request.body(), ContentType.parse(request.contentType()));
    request.headers().forEach(builder::setHeader);
    return builder.build();
  }

  private synchronized CloseableHttpAsyncClient client(WebhookRequest request) {
    if (starters == null) {
      starters =
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "push-start");
                thread.setDaemon(true);
                return thread;
              });
    }
    Scheme scheme = "http".equalsIgnoreCase(request.url().getScheme()) ? Scheme.HTTP : Scheme.HTTPS;
    return clients.computeIfAbsent(scheme, this::make);
  }

  private CloseableHttpAsyncClient make(Scheme scheme) {
    Timeout most = Timeout.of(timeout);
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setDnsResolver(new AllowedAddresses(networks, scheme == Scheme.HTTP))
                    .setTlsStrategy(new DefaultClientTlsStrategy(trust))
                    .setMaxConnPerRoute(MOST_PER_HOST)
                    .setMaxConnTotal(MOST)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(most)
                            .setSocketTimeout(most)
                            .build())
                    .setDefaultTlsConfig(
                        TlsConfig.custom()
                            .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                            .setHandshakeTimeout(most)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(most)
                    .setResponseTimeout(most)
                    .setRedirectsEnabled(false)
                    .setHardCancellationEnabled(true)
                    .build())
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxLineLength(LONGEST_LINE)
                    .setMaxHeaderCount(MOST_HEADERS)
                    .build())
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(1)
                    .setSelectInterval(TimeValue.ofSeconds(1))
                    .build())
            .setConnectionReuseStrategy((sent, answered, context) -> false)
            .setUserAgent("Jianguan-Push/1")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
    client.start();
    return client;
  }

  private static Answer fault(Throwable fault) {
    Kind kind = Kind.IO;
    if (fault instanceof AllowedAddresses.NotAllowedException) {
      kind = Kind.ADDRESS;
    } else if (fault instanceof UnknownHostException) {
      kind = Kind.DNS;
    } else if (fault instanceof SSLException) {
      kind = Kind.TLS;
    } else if (fault instanceof ConnectTimeoutException
        || fault instanceof ConnectException
        || fault instanceof NoRouteToHostException) {
      kind = Kind.CONNECT;
    } else if (fault instanceof SocketTimeoutException) {
      kind = Kind.TIMEOUT;
    }
    return Answer.of(kind, fault.getMessage() == null ? fault.toString() : fault.getMessage());
  }

  @Override
  public synchronized void close() throws IOException {
    for (CloseableHttpAsyncClient client : clients.values()) {
      client.close(CloseMode.IMMEDIATE);
    }
    if (starters != null) {
      starters.shutdownNow();
    }
  }
}
