package cn.jianguan.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One JVM of the stack as a process of its own.
 *
 * <p>Our end of its standard input stays open for as long as we live: when we die, however, the
 * process reads the end of the stream and leaves ({@link ManagedMain}), so that no orphan remains.
 * The process says {@code READY key=value …} on standard output once it serves.
 */
public final class ManagedProcess implements AutoCloseable {
  /** Three of them in turn, and Ctrl-C still takes less than half a minute. */
  private static final Duration GRACE = Duration.ofSeconds(9);

  /** Niceness: half the processor of one that goes first, where both want all of it. */
  private static final int YIELDING = 3;

  private static final long MOST_OUTPUT = 10 << 20;

  private final ProcessSpec spec;
  private final Process process;
  private final CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();

  private ManagedProcess(ProcessSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /**
   * Starts the process and waits until it serves.
   *
   * @throws IOException if it ends or stays silent for {@code timeout}; it is then gone
   */
  public static ManagedProcess start(ProcessSpec spec, Duration timeout) throws IOException {
    Files.createDirectories(spec.log().toAbsolutePath().getParent());
    ProcessBuilder builder = new ProcessBuilder(command(spec));
    builder.environment().put("TZ", "UTC");
    Path output = output(spec);
    if (Files.exists(output) && Files.size(output) > MOST_OUTPUT) {
      Files.delete(output);
    }
    OwnFile.createIfMissing(output);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(output.toFile()));
    ManagedProcess managed = new ManagedProcess(spec, builder.start());
    Thread reader = new Thread(managed::readOutput, spec.name() + "-output");
    reader.setDaemon(true);
    reader.start();
    managed.awaitReady(timeout);
    return managed;
  }

  /** What comes past the log, such as the last words of a JVM. The log itself rotates. */
  private static Path output(ProcessSpec spec) {
    return spec.log().resolveSibling(spec.name() + ".out");
  }

  private static List<String> command(ProcessSpec spec) {
    // Whatever it writes is its owner's alone, and Ctrl-C is the supervisor's to hear; the shell is
    // replaced by the process.
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; trap '' INT; exec \"$0\" \"$@\""));
    if (spec.yields()) {
      command.addAll(List.of("nice", "-n", String.valueOf(YIELDING)));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.timezone=UTC");
    command.add("-Dfile.encoding=UTF-8");
    // Else a thread of each JVM wakes twenty times a second to note figures that nobody reads.
    command.add("-XX:-UsePerfData");
    command.add("-XX:ErrorFile=" + spec.log().resolveSibling("hs_err_pid%p.log"));
    command.add("-Dlog4j2.configurationFile=log4j2-process.xml");
    command.add("-Djianguan.log.file=" + spec.log());
    command.addAll(spec.jvmOptions());
    command.addAll(JobJvm.ofEnvironment());
    command.add("-cp");
    command.add(spec.classPath());
    command.add(spec.mainClass());
    command.addAll(spec.arguments());
    return command;
  }

  private void readOutput() {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer log =
            Files.newBufferedWriter(
                output(spec), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(ManagedMain.READY)) {
          ready.complete(parse(line));
        } else {
          log.write(line);
          log.write('\n');
          log.flush();
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IOException("ended before it was ready"));
  }

  private static Map<String, String> parse(String line) {
    Map<String, String> said = new HashMap<>();
    for (String word : line.substring(ManagedMain.READY.length()).trim().split(" ")) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        said.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return Map.copyOf(said);
  }

  private void awaitReady(Duration timeout) throws IOException {
    try {
      ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      kill();
      throw new IOException(
          spec.name() + " 启动失败，请看日志 / did not start, see its log: " + spec.log() + tail(), e);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IOException(spec.name() + ": interrupted while starting", e);
    }
  }

  private String tail() {
    return tail(spec.log()) + tail(output(spec));
  }

  private static String tail(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }

  /** What the process said about itself when it was ready, e.g. its port. */
  public Map<String, String> ready() {
    return ready.join();
  }

  public int port() {
    return Integer.parseInt(ready().get("port"));
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Completed when the process has ended, for whatever reason. */
  public CompletableFuture<Process> ended() {
    return process.onExit();
  }

  /** SIGKILL; returns when the process is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks the process to leave by closing its input, and kills it if it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (IOException e) {
      // It is gone already, or it does not listen; both end below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }
}
