package cn.jianguan.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keys of departments' systems: "jg_ID_SECRET", of which the secret is told once and kept as its
 * SHA-256, which 192 random bits need no salt for. A system is a department, and nothing more.
 */
@Repository
public class ApiKeys {
  private static final Pattern FORM = Pattern.compile("jg_([0-9a-f]{8})_([0-9a-f]{48})");
  private static final int ID_BYTES = 4;
  private static final int SECRET_BYTES = 24;
  private static final Duration USED_EVERY = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeys(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A key as it is shown: without its secret.
   *
   * @param previousUntil until when the secret before this one is still taken; null: none is
   * @param rotatedAt null: never
   * @param usedAt to a minute; null: never
   */
  public record ApiKey(
      String id,
      String title,
      String org,
      String area,
      Instant previousUntil,
      boolean revoked,
      Instant createdAt,
      Instant rotatedAt,
      Instant usedAt) {}

  private record Stored(ApiKey key, String hash, String previous) {}

  public List<ApiKey> all() {
    return database
        .sql("SELECT * FROM api_key ORDER BY revoked, org, id")
        .query((row, number) -> stored(row).key)
        .list();
  }

  public Optional<ApiKey> get(String id) {
    return find(id).map(Stored::key);
  }

  private Optional<Stored> find(String id) {
    return database
        .sql("SELECT * FROM api_key WHERE id = ?")
        .param(id)
        .query((row, number) -> stored(row))
        .optional();
  }

  /**
   * Adds one.
   *
   * @return the key with its secret, which nobody can ask for again
   */
  public String add(String title, String org, String area) {
    String id = hex(ID_BYTES);
    String secret = hex(SECRET_BYTES);
    database
        .sql(
            "INSERT INTO api_key (id, title, org, area, secret_hash, previous_hash, revoked,"
                + " created_at) VALUES (?, ?, ?, ?, ?, '', FALSE, ?)")
        .params(id, title, org, area, hash(secret), utc(clock.instant()))
        .update();
    return text(id, secret);
  }

  /**
   * Gives a key another secret.
   *
   * @param both how long the one before is still taken, so that a system can change over
   */
  public String rotate(String id, Duration both) {
    String secret = hex(SECRET_BYTES);
    Instant now = clock.instant();
    database
        .sql(
            "UPDATE api_key SET previous_hash = secret_hash, previous_until = ?, secret_hash = ?,"
                + " rotated_at = ? WHERE id = ?")
        .params(utc(now.plus(both)), hash(secret), utc(now), id)
        .update();
    return text(id, secret);
  }

  public void revoke(String id) {
    database.sql("UPDATE api_key SET revoked = TRUE WHERE id = ?").param(id).update();
  }

  /** Who a key belongs to; empty where it is none that is taken. */
  public Optional<Account> account(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return find(form.group(1))
        .filter(it -> fits(it, hash(form.group(2)), now))
        .map(it -> used(it.key, now));
  }

  private static boolean fits(Stored stored, String hash, Instant now) {
    Instant until = stored.key.previousUntil();
    boolean before = until != null && now.isBefore(until) && same(stored.previous, hash);
    return !stored.key.revoked() && (same(stored.hash, hash) || before);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private Account used(ApiKey key, Instant now) {
    if (key.usedAt() == null || key.usedAt().plus(USED_EVERY).isBefore(now)) {
      database
          .sql("UPDATE api_key SET used_at = ? WHERE id = ?")
          .params(utc(now), key.id())
          .update();
    }
    return new Account(
        "key:" + key.id(),
        key.title(),
        Role.DEPT,
        key.org(),
        key.area(),
        false,
        null,
        false,
        key.createdAt());
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private static String text(String id, String secret) {
    return "jg_" + id + "_" + secret;
  }

  private static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stored stored(ResultSet row) throws SQLException {
    ApiKey key =
        new ApiKey(
            row.getString("id"),
            row.getString("title"),
            row.getString("org"),
            row.getString("area"),
            moment(row, "previous_until"),
            row.getBoolean("revoked"),
            moment(row, "created_at"),
            moment(row, "rotated_at"),
            moment(row, "used_at"));
    return new Stored(key, row.getString("secret_hash"), row.getString("previous_hash"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
