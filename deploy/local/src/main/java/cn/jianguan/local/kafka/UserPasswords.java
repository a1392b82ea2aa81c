package cn.jianguan.local.kafka;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, ScramCredential> credentials = new HashMap<>();

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> logins) {
    ScramMechanism scram = ScramMechanism.forMechanismName(mechanism);
    logins.get(0).getOptions().forEach((option, value) -> put(scram, option, (String) value));
  }

  private void put(ScramMechanism scram, String option, String password) {
    if (option.startsWith(KafkaUsers.OPTION)) {
      try {
        credentials.put(
            option.substring(KafkaUsers.OPTION.length()),
            new ScramFormatter(scram).generateCredential(password, scram.minIterations()));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A name that nobody has gets no credential, which Kafka answers as a wrong password. */
  @Override
  public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    String name = null;
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback asked) {
        name = asked.getDefaultName();
      } else if (callback instanceof ScramCredentialCallback asked) {
        asked.scramCredential(credentials.get(name));
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
