package cn.jianguan.command.status;

import cn.jianguan.command.Said;
import cn.jianguan.command.status.Observed.JobSeen;
import cn.jianguan.command.status.Observed.Missing;
import cn.jianguan.command.status.Observed.Part;
import cn.jianguan.command.status.Observed.Suspended;
import cn.jianguan.command.status.Observed.Unread;
import cn.jianguan.command.status.Standstill.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what does not go on. Values only: who observed them, and how, does not matter. */
final class Judgement {
  /** Failures of a job count for this long. */
  static final Duration RECENT = Duration.ofMinutes(5);

  /** So many of them, and a job that runs at this very moment does not get anywhere. */
  static final int MANY_FAILURES = 3;

  /** What should have happened by now, and moments later would be no wonder, is waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Observed seen;

  Judgement(Observed seen) {
    this.seen = seen;
  }

  /** Everything that stands, causes before effects; empty: work is done. */
  List<Standstill> standstills() {
    List<Standstill> found = new ArrayList<>();
    seen.silent().forEach((part, why) -> found.add(silent(part, why)));
    seen.topics().forEach(line -> found.add(topic(line)));
    Stream.of(
            seen.jobs().stream().flatMap(job -> failing(job).stream()),
            seen.jobs().stream().flatMap(job -> withoutCheckpoint(job).stream()),
            withoutHeartbeat().stream(),
            seen.unread().stream().map(this::unread),
            clock().stream(),
            seen.missing().stream().map(this::missing),
            seen.suspended().stream().map(Judgement::suspended))
        .forEach(some -> some.forEach(found::add));
    return found;
  }

  /** A part that says nothing may have been so since the last checkpoint, which needs them all. */
  private Standstill silent(Part part, String why) {
    Instant last =
        Stream.of(
                Stream.of(seen.asked()),
                seen.lastFile().stream(),
                seen.jobs().stream().flatMap(job -> job.checkpoint().stream()))
            .flatMap(it -> it)
            .min(Instant::compareTo)
            .orElseThrow();
    return new Standstill(
        Kind.SILENT,
        Said.of(part.title + " 不应答", part.title + " does not answer", why),
        Optional.of(last),
        Said.of(
            "看日志 %s，未启动则执行 deploy/jianguan up".formatted(seen.logs()),
            "see %s; if it was never started: deploy/jianguan up".formatted(seen.logs())));
  }

  private static Standstill topic(String line) {
    return new Standstill(
        Kind.TOPIC,
        Said.line(line),
        Optional.empty(),
        Said.of(
            "本机重新执行 up 即改回，其他集群请管理员改回，见 jobs/TOPICS.md",
            "on one machine start up anew, it sets back what it can; on a cluster ask whoever keeps"
                + " the topics; see jobs/TOPICS.md"));
  }

  private Optional<Standstill> failing(JobSeen job) {
    String name = job.job().jobName();
    if (job.state().isEmpty()) {
      return Optional.of(
          new Standstill(
              Kind.JOB,
              Said.of(name + " 未提交", name + " is not submitted"),
              Optional.empty(),
              see("重启系统", "start the stack anew")));
    }
    int failures = job.failures().size();
    if (failures >= MANY_FAILURES && !isOver(job) || !job.runs() && failures > 0) {
      return Optional.of(
          new Standstill(
              Kind.JOB,
              Said.of(
                  "%s 反复失败，%d 分钟内 %d 次".formatted(name, RECENT.toMinutes(), failures),
                  "%s fails again and again, %d times in %d min"
                      .formatted(name, failures, RECENT.toMinutes()),
                  job.cause()),
              job.checkpoint().or(job::since),
              see("排除原因后自动恢复", "mend the cause, it goes on by itself")));
    }
    return job.runs()
        ? Optional.empty()
        : Optional.of(
            new Standstill(
                Kind.JOB,
                job.state().equals("RUNNING")
                    ? Said.of(name + " 的任务启动中", "the tasks of " + name + " are starting")
                    : Said.of(name + " 未在运行", name + " does not run", job.state()),
                job.checkpoint().or(job::since),
                see("正在启动则稍候", "wait if it is starting")));
  }

  private Said see(String zh, String en) {
    return Said.of(zh + "；看日志 " + seen.logs(), en + "; see " + seen.logs());
  }

  /** It has worked for twice as long as it ever did from one failure to the next. */
  private boolean isOver(JobSeen job) {
    List<Instant> failures = job.failures();
    Duration longest = PATIENCE;
    for (int i = 1; i < failures.size(); i++) {
      Duration twice = Duration.between(failures.get(i), failures.get(i - 1)).multipliedBy(2);
      longest = twice.compareTo(longest) > 0 ? twice : longest;
    }
    return job.runs() && job.hasCompletedCheckpoint() && isOlder(failures.get(0), longest);
  }

  private Optional<Standstill> withoutCheckpoint(JobSeen job) {
    if (!job.runs()) {
      return Optional.empty();
    }
    String name = job.job().jobName();
    if (!job.hasCompletedCheckpoint()) {
      return Optional.of(
          new Standstill(
              Kind.CHECKPOINT,
              Said.of(name + " 启动后尚无检查点", name + " has completed no checkpoint since it started"),
              job.since(),
              Said.of("稍候；持续则看日志 " + seen.logs(), "wait; if it lasts see " + seen.logs())));
    }
    return job.checkpoint()
        .filter(it -> isOlder(it, limit(job)))
        .map(
            it ->
                new Standstill(
                    Kind.CHECKPOINT,
                    Said.of(
                        "%s 无新检查点（间隔 %d 秒），输出不可见".formatted(name, job.interval().toSeconds()),
                        "%s completes no checkpoint (interval %d s), its outputs do not appear"
                            .formatted(name, job.interval().toSeconds())),
                    Optional.of(it),
                    Said.of("看磁盘与日志 " + seen.logs(), "see disk space and " + seen.logs())));
  }

  private static Duration limit(JobSeen job) {
    return PATIENCE.plus(job.interval().multipliedBy(2));
  }

  private Optional<Standstill> withoutHeartbeat() {
    List<String> dead =
        seen.heartbeats().entrySet().stream()
            .filter(it -> isOlder(Instant.ofEpochMilli(it.getValue()), PATIENCE))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (dead.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong oldest =
        dead.stream().mapToLong(seen.heartbeats()::get).filter(it -> it >= 0).min();
    return Optional.of(
        new Standstill(
            Kind.HEARTBEAT,
            Said.of(
                "分区无心跳，日志时钟停止",
                "partitions without heartbeats hold the clock",
                String.join(", ", dead)),
            oldest.isPresent()
                ? Optional.of(Instant.ofEpochMilli(oldest.getAsLong()))
                : Optional.empty(),
            Said.of(
                "发送心跳的进程须在运行（本机为 up）",
                "whatever sends heartbeats must run; on one machine that is up")));
  }

  private Standstill unread(Unread unread) {
    return new Standstill(
        Kind.UNREAD,
        Said.of(
            "%s 未读分区 %s：%,d 条记录"
                .formatted(unread.job().jobName(), unread.partition(), unread.records()),
            "%s does not read partition %s: %,d records"
                .formatted(unread.job().jobName(), unread.partition(), unread.records())),
        Optional.empty(),
        Said.of(
            "新分区一分钟内会被读取；否则重启系统",
            "a new partition is found within a minute; else start the stack anew"));
  }

  private Optional<Standstill> clock() {
    return seen.clock()
        .filter(clock -> !clock.moves())
        .map(
            clock ->
                new Standstill(
                    Kind.CLOCK,
                    Said.of(
                        "日志时钟停止，记录与时限都在等待",
                        "the clock of the log stands, records and deadlines wait"),
                    clock.at().isPresent()
                        ? Optional.of(Instant.ofEpochMilli(clock.at().getAsLong()))
                        : Optional.empty(),
                    Said.of("看各分区心跳与日志 " + seen.logs(), "see heartbeats and " + seen.logs())));
  }

  private Standstill missing(Missing missing) {
    return new Standstill(
        Kind.CLICKHOUSE,
        Said.of(
            "ClickHouse 缺 %s 的数据：位点 %,d – %,d"
                .formatted(missing.partition(), missing.from(), missing.to() - 1),
            "ClickHouse lacks rows of %s: offsets %,d – %,d"
                .formatted(missing.partition(), missing.from(), missing.to() - 1)),
        Optional.empty(),
        Said.of(
            "由日志重建，不停机",
            "rebuild it from the topics, while everything runs",
            "deploy/jianguan rebuild"));
  }

  private static Standstill suspended(Suspended model) {
    return new Standstill(
        Kind.MODEL,
        Said.of(
            "模型 %s %s 失败 %d 次，自 %s 起自动停用"
                .formatted(model.model(), model.version(), model.failures(), model.since()),
            "model %s %s failed %d times and is suspended since %s"
                .formatted(model.model(), model.version(), model.failures(), model.since()),
            "%s (%s)".formatted(model.cause(), model.example())),
        Optional.empty(),
        Said.of(
            "修正后发布新版本，或回退",
            "publish a mended version, or roll back",
            "deploy/jianguan models publish DIR …, models rollback ID VERSION …"));
  }

  /** What does not stand, but should be known. */
  List<Said> notes() {
    List<Said> notes = new ArrayList<>(seen.skips());
    if (!seen.failures().isEmpty()) {
      notes.add(failures());
    }
    return notes;
  }

  private Said failures() {
    return Said.of(
        "请报告：本程序故障，记录已转入 reject",
        "please report: faults of ours, their records are in reject",
        seen.failures().entrySet().stream()
            .map(it -> "%s %,d".formatted(it.getKey(), it.getValue()))
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  private boolean isOlder(Instant moment, Duration limit) {
    return moment.isBefore(seen.at().minus(limit));
  }
}
