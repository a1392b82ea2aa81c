package cn.jianguan.server.sso;

import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Accounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which account is whose at the provider. Links of another issuer are kept and mean nothing: a
 * subject is a name that one provider gives.
 */
@Repository
public class SsoLinks {
  private final JdbcClient database;
  private final Accounts accounts;
  private final SsoSettings settings;

  SsoLinks(JdbcClient database, Accounts accounts, SsoSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.settings = settings;
  }

  /** Whether a provider is configured at all. */
  public boolean isOn() {
    return settings.isOn();
  }

  /** The account of a subject; empty where nobody has linked one. */
  Optional<Account> account(String subject) {
    return database
        .sql("SELECT account FROM account_link WHERE issuer = ? AND subject = ?")
        .params(settings.issuer(), subject)
        .query(String.class)
        .optional()
        .flatMap(accounts::get);
  }

  /** Subjects by account. */
  public Map<String, String> all() {
    Map<String, String> subjects = new HashMap<>();
    database
        .sql("SELECT account, subject FROM account_link WHERE issuer = ?")
        .param(settings.issuer())
        .query(
            row -> {
              subjects.put(row.getString("account"), row.getString("subject"));
            });
    return subjects;
  }

  /**
   * Links an account to a subject, and to no other.
   *
   * @param subject empty: to none
   * @return false where the subject is another account's
   */
  @Transactional
  public boolean link(String account, String subject) {
    if (!subject.isEmpty()
        && account(subject).filter(it -> !it.name().equals(account)).isPresent()) {
      return false;
    }
    database
        .sql("DELETE FROM account_link WHERE issuer = ? AND account = ?")
        .params(settings.issuer(), account)
        .update();
    if (!subject.isEmpty()) {
      try {
        database
            .sql("INSERT INTO account_link (issuer, subject, account) VALUES (?, ?, ?)")
            .params(settings.issuer(), subject, account)
            .update();
      } catch (DuplicateKeyException e) {
        return false;
      }
    }
    return true;
  }
}
