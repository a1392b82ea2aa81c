package cn.jianguan.local.replay;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.SecretFile;
import cn.jianguan.jobs.config.AlertJobOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The secret behind the pseudonyms of a replay: one per user of this machine, made once and kept
 * where only the user can read it. So two replays of one input give one fingerprint, persons
 * included, and nobody else can look a person up. A directory that has a secret keeps it.
 */
public final class ReplaySecret {
  private static final String FILE = "replay.secret";

  private ReplaySecret() {}

  /** Writes the secret into a new data directory. */
  public static void into(Path directory) throws IOException {
    Path configuration = directory.resolve(Cluster.FILE);
    if (Files.exists(configuration)) {
      return;
    }
    Files.createDirectories(directory);
    Path home = Path.of(System.getProperty("user.home"), ".config", "jianguan");
    Files.createDirectories(home);
    String secret = SecretFile.readOrMake(home.resolve(FILE));
    Files.createFile(
        configuration,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(configuration, AlertJobOptions.PSEUDONYM_SECRET.key() + "=" + secret + "\n");
  }
}
