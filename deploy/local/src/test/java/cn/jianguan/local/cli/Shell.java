package cn.jianguan.local.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A project folder of its own whose {@code deploy/jianguan} runs the classes under test, so that
 * lines can be run as people paste them. Its sample is a part of the bundled one.
 */
final class Shell {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> SAMPLE = List.of("facilities", "penalties_to_2014");

  private final Path home;

  /** What a command printed, and its exit code. */
  record Answer(int status, String out, String err) {}

  private Shell(Path home) {
    this.home = home;
  }

  static Shell in(Path home) throws IOException {
    Path deploy = Files.createDirectories(home.resolve("deploy"));
    Path sample = Files.createDirectories(deploy.resolve("sample/tw_env"));
    Files.createSymbolicLink(deploy.resolve("clickhouse"), DEPLOY.resolve("clickhouse"));
    Files.createSymbolicLink(deploy.resolve("sources"), DEPLOY.resolve("sources"));
    Path server = Files.createDirectories(home.resolve("console/server"));
    Files.createSymbolicLink(
        server.resolve("target"), DEPLOY.resolveSibling("console/server/target"));
    Files.createSymbolicLink(deploy.resolve("sample/xuanwu"), DEPLOY.resolve("sample/xuanwu"));
    for (String file : SAMPLE) {
      String name = file + ".csv.gz";
      Files.copy(DEPLOY.resolve("sample/tw_env").resolve(name), sample.resolve(name));
    }
    Path command = deploy.resolve("jianguan");
    Files.writeString(command, script(home));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return new Shell(home);
  }

  private static String script(Path home) {
    return """
        #!/bin/sh
        export LC_ALL=C.UTF-8
        exec '%s/bin/java' -Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 $JIANGUAN_JVM '-Djianguan.home=%s' \\
          -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 \\
          -Dorg.apache.avro.SERIALIZABLE_PACKAGES=cn.jianguan.record,java.time \\
          -cp '%s' cn.jianguan.local.cli.Jianguan "$@"
        """
        .formatted(System.getProperty("java.home"), home, System.getProperty("java.class.path"));
  }

  Path home() {
    return home;
  }

  /** Starts a line; what it prints goes to {@code out}, errors included. */
  Process start(String line, Path out) throws IOException {
    return shell("exec " + line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
        .start();
  }

  /** Runs a line to its end. */
  Answer run(String line) throws IOException, InterruptedException {
    Path err = Files.createTempFile(home, "err", ".txt");
    Process process = shell(line).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), out, Files.readString(err));
  }

  private ProcessBuilder shell(String line) {
    return new ProcessBuilder("bash", "-c", line).directory(home.toFile());
  }
}
