package cn.jianguan.server.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backtest in a process of its own. It gives way to whatever else wants a processor, is the first
 * to go where memory ends, and breaks off when its input is closed, so that it never outlives the
 * server.
 */
final class BacktestProcess {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestProcess.class);
  private static final long PATIENCE_SECONDS = 15;
  private static final int LONGEST_WORDS = 1_000;

  /** How the command line says why it failed. */
  private static final String ERROR = "错误 / error: ";

  private static final List<String> YIELDING =
      List.of(
          "/bin/sh",
          "-c",
          "umask 077; { echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null;"
              + " exec nice -n 19 \"$0\" \"$@\"");

  private final Process process;
  private final JsonMapper mapper;
  private volatile Told told = new Told("", "正在启动 / starting", 0, 0, null);
  private volatile String lastWords = "";

  /**
   * How far it is, as the command says it.
   *
   * @param runId empty before it reads
   * @param words what it is at
   * @param read records of the log
   * @param entries of how many; 0: not known yet
   * @param reached moment of the log; null: none yet
   */
  record Told(String runId, String words, long read, long entries, Instant reached) {}

  private BacktestProcess(Process process, JsonMapper mapper) {
    this.process = process;
    this.mapper = mapper;
  }

  static BacktestProcess start(List<String> words, JsonMapper mapper) throws IOException {
    List<String> command = new ArrayList<>(YIELDING);
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BacktestProcess started = new BacktestProcess(process, mapper);
    Thread reader = new Thread(started::listen, "backtest");
    reader.setDaemon(true);
    reader.start();
    return started;
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException e) {
      LOG.debug("backtest: {}", e.toString());
    }
  }

  private void hear(String line) {
    if (line.startsWith("{")) {
      try {
        told = mapper.readValue(line, Told.class);
        return;
      } catch (JacksonException e) {
        LOG.warn("backtest says what is not understood: {}", e.getOriginalMessage());
      }
    }
    if (!line.isBlank()) {
      LOG.info("backtest: {}", line);
      if (!lastWords.startsWith(ERROR)) { // what follows is for whoever mends it
        lastWords = line.substring(0, Math.min(line.length(), LONGEST_WORDS));
      }
    }
  }

  /** The latest that it said. */
  Told told() {
    return told;
  }

  /** The last line that was no progress: where it failed, why. */
  String lastWords() {
    return lastWords.startsWith(ERROR) ? lastWords.substring(ERROR.length()) : lastWords;
  }

  /** Its exit status; empty while it runs. */
  OptionalInt ended() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Breaks it off; returns once it is gone. */
  void breakOff() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      LOG.debug("backtest: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    process.onExit().join();
  }
}
