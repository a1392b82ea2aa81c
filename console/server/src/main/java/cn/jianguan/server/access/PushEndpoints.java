package cn.jianguan.server.access;

import cn.jianguan.server.account.Role;
import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import cn.jianguan.sign.Secret;
import cn.jianguan.sign.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Endpoints that departments are pushed to, and the secrets they share with us. */
@Component
public class PushEndpoints {
  /** What names of accounts begin with that are endpoints. */
  public static final String ACCOUNT = "endpoint:";

  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final String ALL =
      """
      SELECT e.endpoint_id AS endpoint_id, e.agency_code AS agency_code,
        e.secret_names AS secret_names, any(a.area_number) AS area_number,
        any(a.role) AS role
      FROM (SELECT * FROM endpoint FINAL
        WHERE ifNull(valid_from <= today(), 1) AND ifNull(valid_to >= today(), 1)) AS e
      LEFT JOIN (SELECT * FROM agency FINAL) AS a ON a.code = e.agency_code
      GROUP BY endpoint_id, agency_code, secret_names
      """;

  private final ClickHouse clickHouse;
  private final ClusterFile cluster;
  private List<Known> all = List.of();
  private long readAt;
  private SecretFile secrets;
  private String file = "";

  PushEndpoints(ClickHouse clickHouse, ClusterFile cluster) {
    this.clickHouse = clickHouse;
    this.cluster = cluster;
  }

  /** One of them; its area is that of its organisation, empty where nobody says. */
  public record Known(
      String endpointId,
      String agencyCode,
      List<String> secretNames,
      String areaNumber,
      String role) {
    /** As whom it answers: as its organisation is listed. */
    Role answersAs() {
      return role.isEmpty() ? Role.DEPT : Role.valueOf(role);
    }
  }

  /** One that is registered; one just registered may take seconds. */
  synchronized Optional<Known> named(String id) {
    if (readAt == 0 || System.nanoTime() - readAt > FRESH.toNanos()) {
      all = clickHouse.rows(Known.class, Question.of(ALL));
      readAt = System.nanoTime();
    }
    return all.stream().filter(it -> it.endpointId().equals(id)).findAny();
  }

  /** Its secrets that are live. */
  synchronized List<Secret> secrets(Known endpoint) {
    String now = cluster.find("push.secrets.file").orElse("");
    if (secrets == null || !now.equals(file)) {
      secrets = new SecretFile(now.isEmpty() ? null : Path.of(now));
      file = now;
    }
    try {
      return secrets.named(endpoint.secretNames());
    } catch (IOException e) {
      throw Fault.unavailable("签名密钥暂不可读，请稍候再试", "secrets cannot be read, try again");
    }
  }
}
