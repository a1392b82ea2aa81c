package cn.jianguan.server.account;

import cn.jianguan.server.app.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The account with which everything begins. Its password is made once, lies in a file that only the
 * owner of the data can read, and has to be changed at the first log-in, which removes the file.
 */
@Component
public class FirstAccount implements ApplicationRunner {
  /** Its name. */
  public static final String NAME = "admin";

  private final Path file;
  private final Accounts accounts;
  private final PasswordEncoder encoder;
  private final Clock clock;

  FirstAccount(ServerSettings settings, Accounts accounts, PasswordEncoder encoder, Clock clock) {
    this.file = settings.data() == null ? null : settings.data().resolve("first.password");
    this.accounts = accounts;
    this.encoder = encoder;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (file == null || !accounts.all().isEmpty()) {
      return;
    }
    String password = Passwords.random();
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, password);
    accounts.add(
        new Account(NAME, "系统管理员", Role.ADMIN, "", "", true, null, false, clock.instant()),
        encoder.encode(password));
  }

  /** Its password is known to its owner alone now. */
  void changed() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
