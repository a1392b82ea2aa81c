package cn.jianguan.server.model;

import cn.jianguan.rules.lint.Finding;
import cn.jianguan.rules.lint.PackLint;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackException;
import cn.jianguan.rules.scenario.ScenarioRunner;
import cn.jianguan.server.error.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The gate before publication, as authors see it while they write. */
@Component
class ModelChecks {
  private static final int MOST_CHARACTERS = 512 << 10;
  private static final int PATIENCE_SECONDS = 60;

  /** Compiling rules takes a processor for a second or more. */
  private final Semaphore turn = new Semaphore(1, true);

  /**
   * Something wrong.
   *
   * @param line from 1; 0 where the whole file is meant
   */
  record Found(String file, int line, String zh, String en) {}

  /**
   * What a scenario gave.
   *
   * @param line of the file where it stands
   * @param hits how many there were
   * @param differences from what its author expects; empty: passed
   */
  record Played(String name, int line, int hits, List<String> differences) {}

  /**
   * What the gate says.
   *
   * @param findings of the files; scenarios run only where there are none
   * @param played null: they were not run
   */
  record Checked(List<Found> findings, List<Played> played) {
    boolean admitted() {
      return findings.isEmpty()
          && played != null
          && played.stream().allMatch(it -> it.differences.isEmpty());
    }
  }

  /** Reads and compares, in milliseconds. */
  Checked lint(Pack pack) {
    return new Checked(PackLint.check(pack).stream().map(it -> found(pack, it)).toList(), null);
  }

  /** The same, and the scenarios on the engine where the files are in order. */
  Checked run(Pack pack) {
    Checked lint = lint(pack);
    if (!lint.findings.isEmpty()) {
      return lint;
    }
    try {
      if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Fault.unavailable("正在运行其他模型的情景，请稍候再试", "other scenarios are running, try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.unavailable("服务正在停止", "the server is stopping");
    }
    try {
      List<Played> played = new ArrayList<>();
      for (ScenarioRunner.Outcome it : new ScenarioRunner(pack).runAll()) {
        String name = it.scenario().name();
        int line = Place.of(pack.files().getOrDefault(Pack.SCENARIOS, ""), name);
        played.add(new Played(name, line, it.hits().size(), it.differences()));
      }
      return new Checked(List.of(), played);
    } catch (PackException e) {
      return new Checked(List.of(new Found(e.file(), e.line(), e.zh(), e.en())), null);
    } finally {
      turn.release();
    }
  }

  /** Refuses files that are none of a model's, or too much. */
  static Map<String, String> files(Map<String, String> files) {
    if (files == null || !Pack.FILES.containsAll(files.keySet())) {
      throw Fault.invalid("files", "只有这些文件 / only these files: " + Pack.FILES);
    }
    long characters = 0;
    for (String text : files.values()) {
      if (text == null) {
        throw Fault.invalid("files", "文件内容须为文本", "a file is a text");
      }
      characters += text.length();
    }
    if (characters > MOST_CHARACTERS) {
      throw Fault.tooLarge("files", "合计不超过 512 K 字符", "at most 512 K characters in all");
    }
    return files;
  }

  private static Found found(Pack pack, Finding it) {
    int line =
        it.line() > 0 ? it.line() : Place.of(pack.files().getOrDefault(it.file(), ""), it.key());
    return new Found(it.file(), line, it.zh(), it.en());
  }
}
