package cn.jianguan.server.audit;

import cn.jianguan.server.account.Account;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The audit is written and read, and never changed. */
@Repository
public class Audit {
  private static final int MOST = 4_000;

  private final JdbcClient database;
  private final Clock clock;

  Audit(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One change, or an attempt at one. */
  public record Entry(
      long id,
      Instant at,
      String who,
      String role,
      String org,
      String remote,
      String action,
      String target,
      String before,
      String after) {}

  /**
   * Writes one down.
   *
   * @param by null: nobody who is known
   */
  public void write(Account by, String action, String target, String before, String after) {
    database
        .sql(
            "INSERT INTO audit (at, who, role, org, remote, action, target, before_value,"
                + " after_value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            clock.instant().atOffset(ZoneOffset.UTC),
            by == null ? "" : by.name(),
            by == null ? "" : by.role().name(),
            by == null ? "" : by.org(),
            remote(),
            action,
            cut(target, 200),
            cut(before, MOST),
            cut(after, MOST))
        .update();
  }

  /** The newest first, from before an id on. */
  public List<Entry> before(long id, int limit) {
    return database
        .sql("SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?")
        .params(id, limit)
        .query(
            (row, number) ->
                new Entry(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("who"),
                    row.getString("role"),
                    row.getString("org"),
                    row.getString("remote"),
                    row.getString("action"),
                    row.getString("target"),
                    row.getString("before_value"),
                    row.getString("after_value")))
        .list();
  }

  private static String remote() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? String.valueOf(request.getRequest().getRemoteAddr())
        : "";
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
