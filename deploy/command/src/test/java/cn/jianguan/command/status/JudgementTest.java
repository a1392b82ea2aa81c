package cn.jianguan.command.status;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.Said;
import cn.jianguan.command.status.Observed.Clock;
import cn.jianguan.command.status.Observed.JobSeen;
import cn.jianguan.command.status.Observed.Missing;
import cn.jianguan.command.status.Observed.Part;
import cn.jianguan.command.status.Observed.Suspended;
import cn.jianguan.command.status.Observed.Unread;
import cn.jianguan.jobs.log.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of standing still, one change of a cluster that works each, and the line for it. */
class JudgementTest {
  private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");
  private static final String EARLIER = "2026-11-29T05:48:00Z (720 s)";
  private static final Duration TWELVE_MINUTES = Duration.ofMinutes(12);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A cluster that works; a test changes what it is about. */
  private static final class Seen {
    final Map<Part, String> silent = new EnumMap<>(Part.class);
    final List<JobSeen> jobs =
        new ArrayList<>(Arrays.stream(Job.values()).map(JudgementTest::well).toList());
    final Map<String, Long> heartbeats =
        new TreeMap<>(Map.of("acts-0", ago(1), "acts-1", ago(2), "commands-0", ago(9)));
    List<String> topics = List.of();
    Optional<Instant> lastFile = Optional.empty();
    Optional<Clock> clock = Optional.of(new Clock(OptionalLong.of(ago(2)), true));
    List<Unread> unread = List.of();
    List<Missing> missing = List.of();
    List<Suspended> suspended = List.of();
    Map<String, Long> failures = Map.of();
    List<Said> skips = List.of();

    void load(JobSeen job) {
      jobs.set(Job.LOAD.ordinal(), job);
    }

    Judgement judge() {
      return new Judgement(
          new Observed(
              NOW.minusSeconds(20),
              NOW,
              "flink.log",
              silent,
              jobs,
              lastFile,
              topics,
              heartbeats,
              clock,
              unread,
              missing,
              suspended,
              failures,
              skips));
    }
  }

  private static long ago(long seconds) {
    return NOW.minusSeconds(seconds).toEpochMilli();
  }

  private static JobSeen well(Job job) {
    return job(job, "RUNNING", 3_600, 1, 0, "");
  }

  private static JobSeen job(
      Job job, String state, long since, long checkpoint, int failures, String cause) {
    return new JobSeen(
        job,
        state,
        state.equals("RUNNING"),
        Optional.of(NOW.minusSeconds(since)),
        Optional.of(NOW.minusSeconds(checkpoint)),
        INTERVAL,
        failures(since, failures),
        cause);
  }

  /** Five seconds between each, the newest when the present run began. */
  private static List<Instant> failures(long since, int number) {
    return IntStream.range(0, number).mapToObj(i -> NOW.minusSeconds(since + 5L * i)).toList();
  }

  private static JobSeen load(String state, long since, long checkpoint, int failures) {
    return job(Job.LOAD, state, since, checkpoint, failures, "java.io.IOException: disk full");
  }

  static Stream<Arguments> standstills() {
    return Stream.of(
        standstill(
            "Kafka is gone",
            seen -> seen.silent.put(Part.KAFKA, "no answer in 10 s"),
            "Kafka 不应答 / Kafka does not answer: no answer in 10 s；自 / since 2026-11-29T05:59:40Z (20 s)"),
        standstill(
            "ClickHouse is gone, and the load job waits for it",
            seen -> {
              seen.silent.put(Part.CLICKHOUSE, "connection refused");
              seen.load(load("RUNNING", 3_600, 720, 0));
            },
            "ClickHouse 不应答 / ClickHouse does not answer: connection refused；自 / since " + EARLIER),
        standstill(
            "somebody has set a topic so that it loses records",
            seen -> seen.topics = List.of("主题 acts 的 retention.ms=1 / …"),
            "主题 acts 的 retention.ms=1 / …；始于何时未知"),
        standstill(
            "Flink is stopped",
            seen -> {
              seen.silent.put(Part.FLINK, "request timed out");
              seen.jobs.clear();
              seen.lastFile = Optional.of(NOW.minusSeconds(720));
            },
            "Flink 不应答 / Flink does not answer: request timed out；自 / since " + EARLIER),
        standstill(
            "a job was never submitted",
            seen -> seen.load(job(Job.LOAD, "", 0, 0, 0, "")),
            "load-job 未提交 / load-job is not submitted"),
        standstill(
            "a job fails and is being restarted",
            seen -> seen.load(load("RESTARTING", 2, 720, 1)),
            "load-job 反复失败，5 分钟内 1 次 / load-job fails again and again, 1 times in 5 min:"
                + " java.io.IOException: disk full；自 / since "
                + EARLIER),
        standstill(
            "a job that fails again and again happens to run",
            seen -> seen.load(load("RUNNING", 2, 1, 3)),
            "load-job 反复失败"),
        standstill(
            "a job waits for slots",
            seen -> seen.load(load("CREATED", 720, 720, 0)),
            "load-job 未在运行 / load-job does not run: CREATED；自 / since " + EARLIER),
        standstill(
            "a job has come back, and its tasks have not",
            seen ->
                seen.load(
                    new JobSeen(
                        Job.LOAD,
                        "RUNNING",
                        false,
                        Optional.of(NOW.minusSeconds(720)),
                        Optional.empty(),
                        INTERVAL,
                        List.of(),
                        "")),
            "load-job 的任务启动中 / the tasks of load-job are starting；自 / since " + EARLIER),
        standstill(
            "a job started, and its checkpoints are those of the run before",
            seen -> seen.load(load("RUNNING", 720, 721, 0)),
            "load-job 启动后尚无检查点 / load-job has completed no checkpoint since it started；自 / since "
                + EARLIER),
        standstill(
            "twelve minutes without a checkpoint",
            seen -> seen.load(load("RUNNING", 3_600, 720, 0)),
            "load-job 无新检查点（间隔 1 秒），输出不可见 / load-job completes no checkpoint (interval 1 s), its"
                + " outputs do not appear；自 / since "
                + EARLIER),
        standstill(
            "a partition has had no heartbeat for long",
            seen -> seen.heartbeats.put("acts-1", ago(720)),
            "分区无心跳，日志时钟停止 / partitions without heartbeats hold the clock: acts-1；自 / since "
                + EARLIER),
        standstill(
            "a partition was added, and nobody sends heartbeats there",
            seen -> seen.heartbeats.put("acts-2", -1L),
            "分区无心跳，日志时钟停止 / partitions without heartbeats hold the clock: acts-2；始于何时未知"),
        standstill(
            "a partition was added, and a job does not read it",
            seen -> seen.unread = List.of(new Unread(Job.ALERT, "acts-2", 5_000)),
            "alert-job 未读分区 acts-2：5,000 条记录 / alert-job does not read partition acts-2: 5,000 records"),
        standstill(
            "the clock does not move",
            seen -> seen.clock = Optional.of(new Clock(OptionalLong.of(ago(720)), false)),
            "日志时钟停止，记录与时限都在等待 / the clock of the log stands, records and deadlines"
                + " wait；自 / since "
                + EARLIER),
        standstill(
            "the directory of ClickHouse was lost",
            seen -> seen.missing = List.of(new Missing("act-log-0", 0, 9_000)),
            "ClickHouse 缺 act-log-0 的数据：位点 0 – 8,999 / ClickHouse lacks rows of act-log-0: offsets 0 – 8,999"),
        standstill(
            "a model judges no more",
            seen ->
                seen.suspended =
                    List.of(
                        new Suspended("JD-07", "1.0.0", "2026-11-29", 10, "no number", "act 1")),
            "模型 JD-07 1.0.0 失败 10 次，自 2026-11-29 起自动停用 / model JD-07 1.0.0 failed 10 times and is"
                + " suspended since 2026-11-29: no number (act 1)"));
  }

  private static Arguments standstill(String what, Consumer<Seen> change, String line) {
    return Arguments.of(what, change, line);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("standstills")
  void standstill_isTheFirstLine(String what, Consumer<Seen> change, String line) {
    Seen seen = new Seen();
    change.accept(seen);
    List<Standstill> found = seen.judge().standstills();
    assertThat(found).isNotEmpty();
    assertThat(found.get(0).line(NOW))
        .startsWith("停滞 / standstill: " + line)
        .contains("处理 / do: ")
        .hasLineCount(1);
  }

  @Test
  void workingCluster_hasNothingToSay() {
    Judgement judgement = new Seen().judge();
    assertThat(judgement.standstills()).isEmpty();
    assertThat(judgement.notes()).isEmpty();
  }

  @Test
  void slowCheckpointsByConfiguration_areNoStandstill() {
    Seen seen = new Seen();
    JobSeen rare = load("RUNNING", 3_600, TWELVE_MINUTES.toSeconds(), 0);
    seen.load(
        new JobSeen(
            rare.job(),
            rare.state(),
            true,
            rare.since(),
            rare.checkpoint(),
            Duration.ofMinutes(10),
            failures(0, 2),
            ""));
    assertThat(seen.judge().standstills()).isEmpty();
  }

  @Test
  void clockThatCatchesUp_isNoStandstill() {
    Seen seen = new Seen();
    seen.clock = Optional.of(new Clock(OptionalLong.of(ago(720)), true));
    assertThat(seen.judge().standstills()).isEmpty();
  }

  @Test
  void failuresOfStations_areReportedWithoutAStandstill() {
    Seen seen = new Seen();
    seen.failures = Map.of("intake", 2L);
    assertThat(seen.judge().standstills()).isEmpty();
    assertThat(seen.judge().notes()).singleElement().asString().contains("intake 2");
  }

  @Test
  void positionsThatJobsPass_areListedWithoutAStandstill() {
    Seen seen = new Seen();
    seen.skips = List.of(Said.of("alert-job 跳过 acts-0-42", "alert-job passes by acts-0-42", "李四"));
    assertThat(seen.judge().standstills()).isEmpty();
    assertThat(seen.judge().notes()).isEqualTo(seen.skips);
  }

  @Test
  void jobThatFailedOften_andHasGotOverIt_isNoStandstill() {
    Seen seen = new Seen();
    seen.load(load("RUNNING", 31, 1, 9));
    assertThat(seen.judge().standstills()).isEmpty();
    seen.load(load("RUNNING", 31, 40, 9));
    assertThat(seen.judge().standstills()).isNotEmpty();
  }

  @Test
  void effects_comeBehindTheirCause() {
    Seen seen = new Seen();
    seen.load(load("RESTARTING", 2, 720, 1));
    seen.topics = List.of("主题 act-log 的 max.message.bytes=10 / …");
    List<Standstill> found = seen.judge().standstills();
    assertThat(found.get(0).line(NOW)).contains("主题 act-log");
    assertThat(found.get(1).lineBehind()).startsWith("另 / also: load-job 反复失败").hasLineCount(1);
  }

  @Test
  void wordsOfSeveralLines_areOneLine() {
    Seen seen = new Seen();
    seen.load(job(Job.LOAD, "FAILING", 10, 20, 1, "first\n  second\r\nthird"));
    assertThat(seen.judge().standstills().get(0).line(NOW)).contains("first second third");
  }
}
