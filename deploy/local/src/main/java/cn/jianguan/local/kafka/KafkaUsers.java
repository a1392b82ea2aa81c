package cn.jianguan.local.kafka;

import cn.jianguan.command.cluster.SecretFile;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/**
 * The broker's users and their passwords: a file of client settings for each, {@code
 * users/<name>.properties} in the broker's folder, which only the owner can read. Clients are told
 * where the password is and not what it is, so that no job graph and no checkpoint has it.
 */
final class KafkaUsers {
  static final String MECHANISM = "SCRAM-SHA-256";
  static final String PROTOCOL = "SASL_PLAINTEXT";

  /** Of options of the broker's login: the rest is a user's name, the value its password. */
  static final String OPTION = "user_";

  private static final String LOGIN = "sasl.jaas.config";
  private static final String PASSWORD = "password";

  private final Path folder;

  private KafkaUsers(Path folder) {
    this.folder = folder;
  }

  /**
   * The users of a broker's folder; those who are missing are made.
   *
   * @throws IOException if the folder cannot be named in a setting of Kafka
   */
  static KafkaUsers in(Path home) throws IOException {
    KafkaUsers users = new KafkaUsers(home.resolve("users"));
    if (users.folder.toString().matches(".*[:}].*")) {
      throw new IOException(
          "数据目录的路径不得含有 : 或 } / the path of the data directory must not contain : or }: " + home);
    }
    Files.createDirectories(
        users.folder,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (LogUser user : LogUser.values()) {
      if (!Files.exists(users.file(user))) {
        users.make(user);
      }
    }
    return users;
  }

  private Path file(LogUser user) {
    return folder.resolve(user.kafkaName() + ".properties");
  }

  private void make(LogUser user) throws IOException {
    String password = SecretFile.random();
    SecretFile.write(
        file(user),
        """
        # %s
        security.protocol=%s
        sasl.mechanism=%s
        %s=%s required username="%s" %s="%s";
        """
            .formatted(
                user.meaning(),
                PROTOCOL,
                MECHANISM,
                LOGIN,
                ScramLoginModule.class.getName(),
                user.kafkaName(),
                PASSWORD,
                password));
  }

  /** The login of the broker, which knows the passwords of all. */
  String brokerLogin() throws IOException {
    StringBuilder login = new StringBuilder(login(LogUser.ADMIN).replaceFirst(";\\s*$", ""));
    for (LogUser user : LogUser.values()) {
      String password = login(user).replaceFirst(".*" + PASSWORD + "=\"([^\"]+)\".*", "$1");
      login.append(' ').append(OPTION + user.kafkaName()).append("=\"").append(password + '"');
    }
    return login.append(';').toString();
  }

  private String login(LogUser user) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file(user), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties.getProperty(LOGIN, "");
  }

  /** Settings of a client. */
  Map<String, String> client(LogUser user) {
    Map<String, String> client = new LinkedHashMap<>(common());
    client.put(LOGIN, reference(user));
    return client;
  }

  /** The same of all of them, as keys of the configuration. */
  Map<String, String> configuration() {
    Map<String, String> keys = new LinkedHashMap<>();
    common().forEach((key, value) -> keys.put(KafkaOptions.CLIENT_PREFIX + key, value));
    for (LogUser user : LogUser.values()) {
      keys.put(KafkaOptions.prefix(user) + LOGIN, reference(user));
    }
    return keys;
  }

  private static Map<String, String> common() {
    return Map.of(
        "security.protocol",
        PROTOCOL,
        "sasl.mechanism",
        MECHANISM,
        "config.providers",
        "file",
        "config.providers.file.class",
        FileConfigProvider.class.getName());
  }

  private String reference(LogUser user) {
    return "${file:%s:%s}".formatted(file(user), LOGIN);
  }
}
