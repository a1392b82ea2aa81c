package cn.jianguan.server.store;

import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.error.Fault;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as records: a column {@code object_key} fills the component {@code objectKey}. Every method
 * throws {@link Fault} if ClickHouse does not answer.
 */
@Component
public class ClickHouse {
  private static final Logger LOG = LoggerFactory.getLogger(ClickHouse.class);
  private static final int PATIENCE_SECONDS = 20;

  /** At once: the one-machine engine answers eight readers, and others read as well. */
  static final int MOST_AT_ONCE = 6;

  private final ClusterFile cluster;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);
  private Client client;
  private String endpoint = "";

  ClickHouse(ClusterFile cluster) {
    this.cluster = cluster;
  }

  /** All rows of an answer; waits where too much is asked at once. */
  public <T> List<T> rows(Class<T> type, Question question) {
    try {
      if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw unavailable();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
    try {
      return ask(type, question);
    } finally {
      turns.release();
    }
  }

  @SuppressWarnings("try") // close() may be interrupted, which is handled like any interruption
  private <T> List<T> ask(Class<T> type, Question question) {
    QuerySettings settings = new QuerySettings();
    settings.setFormat(ClickHouseFormat.JSONEachRow);
    settings.serverSetting("date_time_output_format", "iso");
    try (QueryResponse response =
            client()
                .query(question.sql(), question.values(), settings)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        InputStream body = response.getInputStream();
        MappingIterator<T> rows = mapper.readerFor(type).readValues(body)) {
      return rows.readAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    } catch (Exception e) {
      LOG.warn("ClickHouse did not answer: {}", e.toString());
      LOG.debug("{}", question.sql(), e);
      throw unavailable();
    }
  }

  /** The only row of an answer. */
  public <T> T row(Class<T> type, Question question) {
    return rows(type, question).get(0);
  }

  private static Fault unavailable() {
    return Fault.unavailable("查询库暂不可用，请稍候再试", "ClickHouse does not answer, try again");
  }

  /** Another one where the cluster has moved. */
  private synchronized Client client() {
    String now = cluster.find("clickhouse.endpoint").orElse("");
    if (now.isEmpty()) {
      throw unavailable();
    }
    if (client == null || !now.equals(endpoint)) {
      if (client != null) {
        client.close();
      }
      boolean reads = cluster.find("clickhouse.reader.user").isPresent();
      String user = reads ? "clickhouse.reader.user" : "clickhouse.user";
      String password = reads ? "clickhouse.reader.password" : "clickhouse.password";
      client =
          new Client.Builder()
              .addEndpoint(now)
              .setUsername(cluster.find(user).orElse("default"))
              .setPassword(cluster.find(password).orElse(""))
              .setDefaultDatabase(cluster.find("clickhouse.database").orElse("default"))
              .setMaxConnections(16)
              .setConnectTimeout(2_000)
              .setSocketTimeout(PATIENCE_SECONDS * 1_000L)
              .build();
      endpoint = now;
    }
    return client;
  }
}
