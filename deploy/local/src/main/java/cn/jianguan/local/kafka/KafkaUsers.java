package cn.jianguan.local.kafka;

import cn.jianguan.command.kafka.Login;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.config.PushJobOptions;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * The broker's users and their passwords: a file of client settings for each, {@code
 * users/<name>.properties} in the broker's folder, which only the owner can read. Clients are told
 * where the password is and not what it is, so that no job graph and no checkpoint has it.
 */
final class KafkaUsers {
  /** Of options of the broker's login: the rest is a user's name, the value its password. */
  static final String OPTION = "user_";

  /** The option that says where the logins of departments come to lie while the broker runs. */
  static final String FOLDER = "folder";

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
        Login.make(users.folder, user.kafkaName(), user.meaning());
      }
    }
    return users;
  }

  private Path file(LogUser user) {
    return Login.file(folder, user.kafkaName());
  }

  /** The login of the broker, which knows the passwords of all. */
  String brokerLogin() throws IOException {
    StringBuilder login = new StringBuilder(Login.jaas(file(LogUser.ADMIN)));
    login.setLength(login.lastIndexOf(";"));
    for (LogUser user : LogUser.values()) {
      String password = Login.password(file(user));
      login.append(' ').append(OPTION + user.kafkaName()).append("=\"").append(password + '"');
    }
    String quoted = folder.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return login.append(' ').append(FOLDER).append("=\"").append(quoted).append("\";").toString();
  }

  /** Settings of a client. */
  Map<String, String> client(LogUser user) {
    Map<String, String> client = new LinkedHashMap<>(common());
    client.put(Login.JAAS, reference(user));
    return client;
  }

  /** The same of all of them, as keys of the configuration. */
  Map<String, String> configuration() {
    Map<String, String> keys = new LinkedHashMap<>();
    common().forEach((key, value) -> keys.put(KafkaOptions.CLIENT_PREFIX + key, value));
    for (LogUser user : LogUser.values()) {
      keys.put(KafkaOptions.prefix(user) + Login.JAAS, reference(user));
    }
    keys.put(PushJobOptions.KAFKA_USERS.key(), folder.toString());
    return keys;
  }

  private static Map<String, String> common() {
    return Map.of(
        "security.protocol",
        Login.PROTOCOL,
        "sasl.mechanism",
        Login.MECHANISM,
        "config.providers",
        "file",
        "config.providers.file.class",
        FileConfigProvider.class.getName());
  }

  private String reference(LogUser user) {
    return "${file:%s:%s}".formatted(file(user), Login.JAAS);
  }
}
