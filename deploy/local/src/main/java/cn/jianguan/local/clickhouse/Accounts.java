package cn.jianguan.local.clickhouse;

import cn.jianguan.command.cluster.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;

/** The passwords of both accounts, made once per directory. */
final class Accounts {
  private final Map<Account, String> passwords;

  private Accounts(Map<Account, String> passwords) {
    this.passwords = passwords;
  }

  /** Reads the passwords in a directory; what is missing is made. */
  static Accounts in(Path directory) throws IOException {
    Map<Account, String> passwords = new EnumMap<>(Account.class);
    for (Account account : Account.values()) {
      passwords.put(account, SecretFile.readOrMake(directory.resolve(account.file())));
    }
    return new Accounts(passwords);
  }

  String password(Account account) {
    return passwords.get(account);
  }

  /** The account of these credentials; without a user's name it is the owner's password or none. */
  Account authenticate(Request.Credentials given) throws EngineException {
    byte[] key = given.password().getBytes(StandardCharsets.UTF_8);
    for (Account account : Account.values()) {
      boolean named =
          given.user().equals(account.user()) || given.user().isEmpty() && account == Account.OWNER;
      byte[] password = passwords.get(account).getBytes(StandardCharsets.UTF_8);
      if (named && MessageDigest.isEqual(key, password)) {
        return account;
      }
    }
    throw EngineException.refused(
        EngineException.AUTHENTICATION_FAILED,
        given.user()
            + ": Authentication failed: password is incorrect, or there is no user with such"
            + " name. (AUTHENTICATION_FAILED)");
  }
}
