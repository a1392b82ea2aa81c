package cn.jianguan.server.model;

import cn.jianguan.rules.pack.Pack;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Role;
import cn.jianguan.server.app.ServerSettings;
import cn.jianguan.server.audit.Audit;
import cn.jianguan.server.error.Fault;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs one backtest at a time, by the command line's own in a process beside the server; a second
 * one is refused while it runs. What it finds lies in the tables, and is not kept here.
 */
@Service
class BacktestDesk {
  private static final Logger LOG = LoggerFactory.getLogger(BacktestDesk.class);

  private final ServerSettings settings;
  private final JsonMapper mapper;
  private final Audit audit;
  private final Clock clock;
  private Run last;
  private BacktestProcess process;
  private boolean cancelled;

  BacktestDesk(ServerSettings settings, JsonMapper mapper, Audit audit, Clock clock) {
    this.settings = settings;
    this.mapper = mapper;
    this.audit = audit;
    this.clock = clock;
  }

  /** How a backtest stands. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /**
   * What is tried, on which days.
   *
   * @param version as it stands in the manifest
   * @param draft null: a published version
   * @param from first day of log time; null: that of the first act
   * @param to day before which it ends; null: all there is
   */
  record Trial(String modelId, String version, Long draft, LocalDate from, LocalDate to) {}

  /**
   * A backtest that was begun here since the server started.
   *
   * @param why it failed; empty where it did not
   */
  record Run(
      Trial trial,
      String by,
      Instant startedAt,
      State state,
      BacktestProcess.Told progress,
      String why) {}

  /** Whether backtests can be run here at all. */
  boolean isOn() {
    return !settings.backtest().isEmpty() && settings.data() != null && settings.config() != null;
  }

  /** The running one, or else the last; null: there was none since the server started. */
  synchronized Run last() {
    if (last == null) {
      return null;
    }
    State state =
        process.ended().isEmpty()
            ? State.RUNNING
            : cancelled
                ? State.CANCELLED
                : process.ended().getAsInt() == 0 ? State.DONE : State.FAILED;
    return new Run(
        last.trial(),
        last.by(),
        last.startedAt(),
        state,
        process.told(),
        state == State.FAILED ? process.lastWords() : "");
  }

  synchronized Run start(Trial trial, Pack pack, Account by) {
    if (!isOn()) {
      throw Fault.unavailable(
          "此服务器没有配置回测命令（jianguan.backtest）",
          "no command for backtests is configured: jianguan.backtest");
    }
    Run before = last();
    if (before != null && before.state() == State.RUNNING) {
      throw Fault.conflict(
          "BUSY",
          "正在回测 %s（%s）：一次一个，请等它结束".formatted(before.trial().modelId(), before.by()),
          "%s is being backtested by %s: one at a time, wait for its end"
              .formatted(before.trial().modelId(), before.by()));
    }
    try {
      process = BacktestProcess.start(words(trial, written(pack), by), mapper);
    } catch (IOException e) {
      LOG.warn("backtest: {}", e.toString());
      throw Fault.unavailable("未能启动回测", "the backtest could not be started");
    }
    cancelled = false;
    last = new Run(trial, by.name(), clock.instant(), State.RUNNING, process.told(), "");
    audit.write(by, "BACKTEST", trial.modelId(), "", said(trial));
    return last();
  }

  private List<String> words(Trial trial, Path pack, Account by) {
    List<String> words = new ArrayList<>(settings.backtest());
    words.addAll(List.of("models", "backtest", pack.toString(), "--watched"));
    words.add("--config=" + settings.config().toAbsolutePath());
    words.add("--by=" + by.name());
    if (trial.from() != null) {
      words.add("--from=" + trial.from());
    }
    if (trial.to() != null) {
      words.add("--to=" + trial.to());
    }
    return words;
  }

  /** The pack in a folder of its name, and no file of an earlier one. */
  private Path written(Pack pack) throws IOException {
    Path folder = settings.data().toAbsolutePath().resolve("backtest").resolve(pack.id());
    Files.createDirectories(folder);
    for (String name : Pack.FILES) {
      Path file = folder.resolve(name);
      Files.deleteIfExists(file);
      if (pack.files().containsKey(name)) {
        Files.writeString(file, pack.file(name));
      }
    }
    return folder;
  }

  /** Breaks off the running one: whoever began it, or the provincial centre. */
  Run cancel(Account by) {
    Run running;
    BacktestProcess ending;
    synchronized (this) {
      running = last();
      if (running == null || running.state() != State.RUNNING) {
        throw Fault.missing("没有正在运行的回测", "no backtest is running");
      }
      if (!running.by().equals(by.name()) && by.role() != Role.PROV_CENTRE) {
        throw Fault.forbidden(
            "NOT_YOURS", "只有发起人或省监管中心可以取消", "by who began it, or the provincial centre");
      }
      cancelled = true;
      ending = process;
    }
    ending.breakOff();
    audit.write(by, "CANCEL_BACKTEST", running.trial().modelId(), said(running.trial()), "");
    return last();
  }

  private static String said(Trial trial) {
    return "%s%s, from %s, to %s"
        .formatted(
            trial.version(),
            trial.draft() == null ? "" : " draft " + trial.draft(),
            trial.from() == null ? "-" : trial.from(),
            trial.to() == null ? "-" : trial.to());
  }

  @PreDestroy
  synchronized void close() {
    if (process != null && process.ended().isEmpty()) {
      process.breakOff();
    }
  }
}
