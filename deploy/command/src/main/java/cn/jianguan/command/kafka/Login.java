package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.SecretFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** A file of client settings that lets a program into the local broker, readable to its owner. */
public final class Login {
  public static final String MECHANISM = "SCRAM-SHA-256";
  public static final String PROTOCOL = "SASL_PLAINTEXT";

  /** The setting that has the password. */
  public static final String JAAS = "sasl.jaas.config";

  private static final String PASSWORD = "password";

  private Login() {}

  /** Where the settings of a user are. */
  public static Path file(Path folder, String user) {
    return folder.resolve(user + ".properties");
  }

  /**
   * Gives a user a password, in a file.
   *
   * @param meaning what the user is there for, in a line
   */
  public static void make(Path folder, String user, String meaning) throws IOException {
    SecretFile.write(
        file(folder, user),
        """
        # %s
        security.protocol=%s
        sasl.mechanism=%s
        %s=%s required username="%s" %s="%s";
        """
            .formatted(
                meaning,
                PROTOCOL,
                MECHANISM,
                JAAS,
                ScramLoginModule.class.getName(),
                user,
                PASSWORD,
                SecretFile.random()));
  }

  /** The setting of a file that has the password. */
  public static String jaas(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties.getProperty(JAAS, "");
  }

  /** The password of a file. */
  public static String password(Path file) throws IOException {
    return jaas(file).replaceFirst(".*" + PASSWORD + "=\"([^\"]+)\".*", "$1");
  }
}
