package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.push.http.Answer;
import cn.jianguan.jobs.push.http.Kind;
import cn.jianguan.jobs.push.http.WebhookClient;
import cn.jianguan.jobs.push.http.WebhookRequest;
import cn.jianguan.jobs.push.kafka.TopicClient;
import cn.jianguan.jobs.push.message.CloudEvent;
import cn.jianguan.jobs.push.sign.SignedHeaders;
import cn.jianguan.log.DepartmentTopic;
import cn.jianguan.record.Endpoint;
import cn.jianguan.sign.Secret;
import cn.jianguan.sign.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs and sends one letter. Whatever goes wrong is an answer; nothing is ever thrown. */
final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private static final String CONTENT_TYPE = "content-type";

  private final WebhookClient webhooks;
  private final TopicClient topics;
  private final SecretFile secrets;

  Sender(DeliverOptions options) {
    webhooks = new WebhookClient(options.networks(), options.timeout(), Clock.systemUTC());
    topics = new TopicClient(options.kafka(), options.timeout());
    secrets =
        new SecretFile(options.secretsFile().isEmpty() ? null : Path.of(options.secretsFile()));
  }

  /**
   * @param now epoch ms, which the signature names
   * @return what came of it, later and on another thread
   */
  CompletableFuture<Answer> send(Endpoint endpoint, Letter letter, long now) {
    try {
      List<Secret> live = secrets.named(endpoint.getSecretNames());
      if (live.isEmpty()) {
        return CompletableFuture.completedFuture(
            Answer.of(Kind.NO_SECRET, String.join(", ", endpoint.getSecretNames())));
      }
      byte[] body = letter.body(endpoint.getEndpointId());
      long timestamp = Math.floorDiv(now, 1000L);
      return send(
          endpoint,
          letter,
          SignedHeaders.of(live, letter.webhookId(), timestamp, body, endpoint.getSm3()),
          body);
    } catch (IOException e) {
      return CompletableFuture.completedFuture(Answer.of(Kind.NO_SECRET, e.getMessage()));
    } catch (RuntimeException fault) {
      LOG.error("无法推送 / cannot send {} to {}", letter.webhookId(), endpoint.getEndpointId(), fault);
      return CompletableFuture.completedFuture(Answer.of(Kind.FAULT, fault.toString()));
    }
  }

  /** The topic follows from the endpoint, so that no address can name another. */
  private CompletableFuture<Answer> send(
      Endpoint endpoint, Letter letter, Map<String, String> headers, byte[] body) {
    if (DepartmentTopic.isUrl(endpoint.getUrl())) {
      headers.put(CONTENT_TYPE, CloudEvent.CONTENT_TYPE);
      return topics.send(
          DepartmentTopic.of(endpoint.getEndpointId()), letter.order(), headers, body);
    }
    return webhooks.send(
        new WebhookRequest(URI.create(endpoint.getUrl()), CloudEvent.CONTENT_TYPE, headers, body));
  }

  @Override
  public void close() throws IOException {
    webhooks.close();
    topics.close();
  }
}
