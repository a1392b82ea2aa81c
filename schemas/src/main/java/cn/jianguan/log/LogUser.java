package cn.jianguan.log;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who speaks to Kafka, each under a name and a password of its own. What is not said here is
 * refused: the topics that jobs write are written by jobs alone, so that nobody can put a hit, an
 * alert or a statistic there that no job has found.
 */
public enum LogUser {
  /** Its rejects are the rows that are no act at all, which no job could read. */
  GATEWAY(
      "接入网关 / what departments report, and the rows of it that cannot be sent",
      EnumSet.of(Topic.REFERENCE, Topic.ACTS, Topic.REJECTS),
      EnumSet.noneOf(Topic.class)),
  PUBLISHER("模型发布 / publication of models", EnumSet.of(Topic.MODELS), EnumSet.noneOf(Topic.class)),
  CONSOLE(
      "办理 / moves of people and departments",
      EnumSet.of(Topic.COMMANDS),
      EnumSet.noneOf(Topic.class)),
  /** A replay sets the time itself, so its records go with its heartbeats. */
  CLOCK(
      "心跳与重放 / heartbeats, and the records of a replay with their log time",
      EnumSet.copyOf(Topic.inputs()),
      EnumSet.noneOf(Topic.class)),
  JOBS(
      "作业 / the jobs",
      Arrays.stream(Topic.values())
          .filter(topic -> !topic.isInput() && !topic.isOfOperators())
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class))),
      EnumSet.allOf(Topic.class)),
  /** What was refused is sent again through the gates it was refused at. */
  OPERATOR(
      "运维 / what was refused is sent again or given up, jobs pass a position, persons are erased",
      EnumSet.of(
          Topic.REFERENCE,
          Topic.ACTS,
          Topic.COMMANDS,
          Topic.REJECTS,
          Topic.SKIPS,
          Topic.DELIVERIES,
          Topic.ERASURES),
      EnumSet.allOf(Topic.class)),
  /** Not the topics that carry what departments sent before persons have become pseudonyms. */
  READER(
      "查看 / status, answers, backtests: reads what jobs wrote and lists, and how far everyone is",
      EnumSet.noneOf(Topic.class),
      EnumSet.complementOf(EnumSet.of(Topic.ACTS, Topic.COMMANDS))),
  /** May do everything; nobody's work needs it. */
  ADMIN(
      "管理 / the broker itself, and who makes topics and these rules",
      EnumSet.allOf(Topic.class),
      EnumSet.allOf(Topic.class));

  private final String meaning;
  private final Set<Topic> writes;
  private final Set<Topic> reads;

  LogUser(String meaning, Set<Topic> writes, Set<Topic> reads) {
    this.meaning = meaning;
    this.writes = writes;
    this.reads = reads;
  }

  /** Its name in Kafka and in keys of the configuration: "gateway". */
  public String kafkaName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is there for, Chinese first. */
  public String meaning() {
    return meaning;
  }

  /** Whether it may write records there. */
  public boolean mayWrite(Topic topic) {
    return writes.contains(topic);
  }

  /** Whether it may read records there; who writes a topic may see where it ends. */
  public boolean mayRead(Topic topic) {
    return reads.contains(topic);
  }

  /** Those who may write a topic, who may do everything left out. */
  public static Set<LogUser> writers(Topic topic) {
    EnumSet<LogUser> writers = EnumSet.noneOf(LogUser.class);
    Arrays.stream(values())
        .filter(user -> user != ADMIN && user.mayWrite(topic))
        .forEach(writers::add);
    return writers;
  }
}
