package cn.jianguan.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts as they are kept. */
@Repository
public class Accounts {
  /** So many wrong passwords in a row lock an account for a while. */
  static final int MOST_FAILURES = 5;

  static final Duration LOCK = Duration.ofMinutes(15);

  private final JdbcClient database;

  Accounts(JdbcClient database) {
    this.database = database;
  }

  /** An account with the hash of its password. */
  record Stored(Account account, String hash) {}

  Optional<Stored> find(String name) {
    return database
        .sql("SELECT * FROM account WHERE name = ?")
        .param(name)
        .query((row, number) -> new Stored(account(row), row.getString("password_hash")))
        .optional();
  }

  /** One of that name. */
  public Optional<Account> get(String name) {
    return find(name).map(Stored::account);
  }

  public List<Account> all() {
    return database
        .sql("SELECT * FROM account ORDER BY role, name")
        .query((row, number) -> account(row))
        .list();
  }

  /**
   * Adds one.
   *
   * @return false where the name is taken
   */
  @Transactional
  public boolean add(Account account, String hash) {
    if (find(account.name()).isPresent()) {
      return false;
    }
    database
        .sql(
            "INSERT INTO account (name, display_name, role, org, area, password_hash, must_change,"
                + " failures, disabled, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, FALSE, ?)")
        .params(
            account.name(),
            account.displayName(),
            account.role().name(),
            account.org(),
            account.area(),
            hash,
            account.mustChange(),
            utc(account.createdAt()))
        .update();
    return true;
  }

  /** Another password; whoever sets it for somebody else makes him change it. */
  public void setPassword(String name, String hash, boolean mustChange) {
    database
        .sql(
            "UPDATE account SET password_hash = ?, must_change = ?, failures = 0, locked_until ="
                + " NULL WHERE name = ?")
        .params(hash, mustChange, name)
        .update();
  }

  public void setDisabled(String name, boolean disabled) {
    database.sql("UPDATE account SET disabled = ? WHERE name = ?").params(disabled, name).update();
  }

  void succeeded(String name) {
    database
        .sql("UPDATE account SET failures = 0, locked_until = NULL WHERE name = ?")
        .param(name)
        .update();
  }

  @Transactional
  void failed(String name, Instant now) {
    database.sql("UPDATE account SET failures = failures + 1 WHERE name = ?").param(name).update();
    database
        .sql("UPDATE account SET failures = 0, locked_until = ? WHERE name = ? AND failures >= ?")
        .params(utc(now.plus(LOCK)), name, MOST_FAILURES)
        .update();
  }

  private static Account account(ResultSet row) throws SQLException {
    OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
    return new Account(
        row.getString("name"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")),
        row.getString("org"),
        row.getString("area"),
        row.getBoolean("must_change"),
        locked == null ? null : locked.toInstant(),
        row.getBoolean("disabled"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
