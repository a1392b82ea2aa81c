package cn.jianguan.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was answered to requests that carry a key of their own, for a day. */
@Repository
class Answered {
  private static final Duration KEPT = Duration.ofHours(24);

  /** Who is no longer answered by then has gone with the server that did not answer. */
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(3);

  private final JdbcClient database;
  private final Clock clock;

  Answered(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param fingerprint tells the request from any other
   * @param status 0: it is still being answered
   */
  record Answer(String fingerprint, int status, String contentType, byte[] body) {}

  /** Begins a request; the answer to the one before it where there was one of that key. */
  Optional<Answer> begin(String owner, String key, String fingerprint) {
    Instant now = clock.instant();
    database
        .sql("DELETE FROM answered WHERE at < ? OR (status = 0 AND at < ?)")
        .params(utc(now.minus(KEPT)), utc(now.minus(LONGEST_ANSWER)))
        .update();
    try {
      database
          .sql(
              "INSERT INTO answered (owner, request_key, fingerprint, at, status, content_type)"
                  + " VALUES (?, ?, ?, ?, 0, '')")
          .params(owner, key, fingerprint, utc(now))
          .update();
      return Optional.empty();
    } catch (DuplicateKeyException e) {
      return database
          .sql("SELECT * FROM answered WHERE owner = ? AND request_key = ?")
          .params(owner, key)
          .query(
              (row, number) ->
                  new Answer(
                      row.getString("fingerprint"),
                      row.getInt("status"),
                      row.getString("content_type"),
                      row.getBytes("body")))
          .optional();
    }
  }

  void end(String owner, String key, int status, String contentType, byte[] body) {
    database
        .sql(
            "UPDATE answered SET status = ?, content_type = ?, body = ? WHERE owner = ? AND"
                + " request_key = ?")
        .params(status, contentType == null ? "" : contentType, body, owner, key)
        .update();
  }

  /** It came to nothing: the same may be tried again. */
  void forget(String owner, String key) {
    database
        .sql("DELETE FROM answered WHERE owner = ? AND request_key = ?")
        .params(owner, key)
        .update();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
