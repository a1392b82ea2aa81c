package cn.jianguan.command.push;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.SecretFile;
import cn.jianguan.jobs.config.PushJobOptions;
import cn.jianguan.sign.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The file of secrets that the push job signs with, a line {@code name=whsec_…} each. */
final class SecretsFile {
  private static final String HEAD =
      "# 推送签名密钥，勿外传；由 endpoint 命令维护 / secrets that sign pushes; kept by: deploy/jianguan endpoint";

  private final Path path;

  private SecretsFile(Path path) {
    this.path = path;
  }

  /**
   * Of a cluster.
   *
   * @throws IOException if its configuration names none
   */
  static SecretsFile of(Cluster cluster) throws IOException {
    String path = cluster.configuration().get(PushJobOptions.SECRETS_FILE);
    if (path.isEmpty()) {
      throw new IOException(
          "配置文件未说密钥文件在何处 / the configuration does not say where secrets are: "
              + PushJobOptions.SECRETS_FILE.key());
    }
    return new SecretsFile(Path.of(path));
  }

  Path path() {
    return path;
  }

  /**
   * Makes a secret.
   *
   * @return it, to be told to the department
   */
  String make(String name) throws IOException {
    List<String> lines = without(List.of(name));
    String secret = Secret.random();
    lines.add(name + "=" + secret);
    write(lines);
    return secret;
  }

  void forget(Collection<String> names) throws IOException {
    write(without(names));
  }

  private List<String> without(Collection<String> names) throws IOException {
    List<String> lines =
        Files.exists(path)
            ? new ArrayList<>(Files.readAllLines(path, StandardCharsets.UTF_8))
            : new ArrayList<>(List.of(HEAD));
    lines.removeIf(line -> names.stream().anyMatch(name -> line.startsWith(name + "=")));
    return lines;
  }

  private void write(List<String> lines) throws IOException {
    SecretFile.write(path, String.join("\n", lines) + "\n");
  }
}
