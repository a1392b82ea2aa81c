package cn.jianguan.local.kafka;

import cn.jianguan.command.kafka.Login;
import cn.jianguan.log.DepartmentTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * What the broker asks when somebody logs in: the credentials follow from the passwords in its own
 * login. Kafka would keep them in its log of metadata, where they could only be put by somebody who
 * is logged in already.
 */
public final class UserPasswords implements AuthenticateCallbackHandler {
  private static final Pattern DEPARTMENT =
      Pattern.compile(DepartmentTopic.PREFIX + "[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Map<String, ScramCredential> credentials = new HashMap<>();
  private ScramMechanism scram;
  private Path folder;

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> logins) {
    scram = ScramMechanism.forMechanismName(mechanism);
    Map<String, ?> options = logins.get(0).getOptions();
    options.forEach((option, value) -> put(option, (String) value));
    folder = options.get(KafkaUsers.FOLDER) instanceof String path ? Path.of(path) : null;
  }

  private void put(String option, String password) {
    if (option.startsWith(KafkaUsers.OPTION)) {
      credentials.put(option.substring(KafkaUsers.OPTION.length()), credential(password));
    }
  }

  private ScramCredential credential(String password) {
    try {
      return new ScramFormatter(scram).generateCredential(password, scram.minIterations());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Departments come and go while the broker runs, so their files are looked at when they do. */
  private ScramCredential named(String name) throws IOException {
    if (folder == null || name == null || !DEPARTMENT.matcher(name).matches()) {
      return credentials.get(name);
    }
    Path file = Login.file(folder, name);
    return Files.exists(file) ? credential(Login.password(file)) : null;
  }

  /** A name that nobody has gets no credential, which Kafka answers as a wrong password. */
  @Override
  public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    String name = null;
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback asked) {
        name = asked.getDefaultName();
      } else if (callback instanceof ScramCredentialCallback asked) {
        asked.scramCredential(named(name));
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  @Override
  public void close() {
    credentials.clear();
  }
}
