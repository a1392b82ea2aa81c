package cn.jianguan.log;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.ErasureRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SkipRecord;
import cn.jianguan.record.StatisticRecord;
import cn.jianguan.record.SupervisionAct;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topics of the log. Inputs are first: jobs wait for them by log time, and what became known at
 * one moment is handed out in this order. No topic is compacted: an older image of an act, an older
 * version of a model is part of the truth.
 */
public enum Topic {
  REFERENCE(
      "参考数据 / reference lists",
      ReferenceRecord.class,
      "source and key of the entry",
      Partitions.ONE,
      List.of(StationName.GATEWAY),
      List.of(StationName.BROADCAST, StationName.PUSH, StationName.LOAD)),
  MODELS(
      "模型发布 / published models",
      ModelRecord.class,
      "id of the model",
      Partitions.ONE,
      List.of(),
      List.of(StationName.BROADCAST, StationName.LOAD)),
  ACTS(
      "监管行为 / what departments report",
      SupervisionAct.class,
      "identity of the act",
      Partitions.MANY,
      List.of(StationName.GATEWAY),
      List.of(StationName.INTAKE)),
  COMMANDS(
      "指令 / moves of people and departments",
      CommandRecord.class,
      "subject of the alert",
      Partitions.ONE,
      List.of(),
      List.of(StationName.CASEWORK)),
  ACT_LOG(
      "监管行为日志 / changes of the surviving acts",
      ActLogEntry.class,
      "id of the act",
      Partitions.MANY,
      List.of(StationName.INTAKE, StationName.UNIFY),
      List.of(StationName.STATISTICS, StationName.LOAD)),
  REJECTS(
      "拒收 / what was refused, and why",
      RejectRecord.class,
      "id of the reject",
      Partitions.MANY,
      List.of(
          StationName.GATEWAY,
          StationName.BROADCAST,
          StationName.INTAKE,
          StationName.UNIFY,
          StationName.WARNING,
          StationName.PLANNING,
          StationName.CASEWORK,
          StationName.STATISTICS,
          StationName.PUSH),
      List.of(StationName.LOAD)),
  HITS(
      "命中 / hits of active models",
      HitRecord.class,
      "subject of the alert",
      Partitions.MANY,
      List.of(StationName.WARNING),
      List.of(StationName.LOAD)),
  /** Casework never sees them: they reach no department. */
  SHADOW_HITS(
      "试运行命中 / hits of models in shadow",
      HitRecord.class,
      "subject of the alert",
      Partitions.MANY,
      List.of(StationName.WARNING),
      List.of(StationName.LOAD)),
  ALERT_LOG(
      "预警流转 / transitions of alerts",
      AlertTransition.class,
      "id of the alert",
      Partitions.MANY,
      List.of(StationName.CASEWORK),
      List.of(StationName.STATISTICS, StationName.LOAD)),
  NOTIFICATIONS(
      "通知 / what departments must learn",
      NotificationRecord.class,
      "id of the alert",
      Partitions.ONE,
      List.of(StationName.CASEWORK),
      List.of(StationName.PUSH, StationName.LOAD)),
  STATISTICS(
      "统计 / absolute daily counts",
      StatisticRecord.class,
      "cell that is counted",
      Partitions.MANY,
      List.of(StationName.STATISTICS),
      List.of(StationName.LOAD)),
  /** Read by every job when it starts, before its own topics. */
  SKIPS(
      "跳过 / positions that jobs pass because an operator said so",
      SkipRecord.class,
      "position",
      Partitions.ONE,
      List.of(),
      List.of()),
  DECISIONS(
      "决策 / what was decided about alerts, by which rule and why",
      AlertPlanDecision.class,
      "id of the alert",
      Partitions.MANY,
      List.of(StationName.CASEWORK),
      List.of(StationName.LOAD)),
  JOINT_VISITS(
      "联合上门 / joint visits as they are proposed, answered and ended",
      JointVisit.class,
      "supervised object",
      Partitions.MANY,
      List.of(StationName.CASEWORK),
      List.of(StationName.LOAD)),
  /** Operators write it, too: what they order is in the ledger, and the job obeys what is there. */
  DELIVERIES(
      "推送台账 / every attempt to send a notification to a department, and what operators order",
      DeliveryRecord.class,
      "endpoint",
      Partitions.MANY,
      List.of(StationName.PUSH),
      List.of(StationName.PUSH, StationName.LOAD)),
  /** Read by whoever makes tables out of the topics again. */
  ERASURES(
      "抹除 / what was erased of persons on request, to be erased again after a rebuild",
      ErasureRecord.class,
      "id of the erasure",
      Partitions.ONE,
      List.of(),
      List.of());

  /** Into how many partitions its records may be spread. */
  public enum Partitions {
    /** Few records, and the order among all of them counts. */
    ONE,
    /** As many as wanted: only records of one key keep their order. */
    MANY
  }

  private final String kafkaName = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String meaning;
  private final Class<? extends SpecificRecord> carries;
  private final String keyedBy;
  private final Partitions partitions;
  private final List<StationName> writers;
  private final List<StationName> readers;

  Topic(
      String meaning,
      Class<? extends SpecificRecord> carries,
      String keyedBy,
      Partitions partitions,
      List<StationName> writers,
      List<StationName> readers) {
    this.meaning = meaning;
    this.carries = carries;
    this.keyedBy = keyedBy;
    this.partitions = partitions;
    this.writers = writers;
    this.readers = readers;
  }

  /** What it is called in Kafka unless the configuration says otherwise: "act-log". */
  public String kafkaName() {
    return kafkaName;
  }

  /** The key of the configuration that gives it another name: "topic.act-log". */
  public String configurationKey() {
    return "topic." + kafkaName;
  }

  /** What it is for, Chinese first. */
  public String meaning() {
    return meaning;
  }

  /** The record in its messages; heartbeats may stand between them. */
  public Class<? extends SpecificRecord> carries() {
    return carries;
  }

  /** What the key of a message is: records of one key are in one partition, in their order. */
  public String keyedBy() {
    return keyedBy;
  }

  /** Whether it can be spread. */
  public Partitions partitions() {
    return partitions;
  }

  /** Stations that write it, in the order of the path; none: people and their programs do. */
  public List<StationName> writers() {
    return writers;
  }

  /** Stations that read it, in the order of the path. */
  public List<StationName> readers() {
    return readers;
  }

  /**
   * Whether it comes from outside. Then it is kept for ever, since nothing can be computed anew
   * without it, and its partitions need heartbeats, since timers wait for their clocks. Any other
   * topic follows from these, and deleting what is old there costs a replay; but for what operators
   * decided, which nobody's clock runs on ({@link #isOfOperators}).
   */
  public boolean isInput() {
    return !readers.isEmpty() && writers.stream().allMatch(writer -> writer == StationName.GATEWAY);
  }

  /** Whether operators alone write it, and no station reads it. */
  public boolean isOfOperators() {
    return writers.isEmpty() && readers.isEmpty();
  }

  /**
   * The topic that is called so in Kafka.
   *
   * @throws IllegalArgumentException if none is
   */
  public static Topic named(String kafkaName) {
    return Arrays.stream(values())
        .filter(topic -> topic.kafkaName.equals(kafkaName))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("无此主题 / no such topic: " + kafkaName));
  }

  /** The topics the jobs' clock runs on. */
  public static List<Topic> inputs() {
    return Arrays.stream(values()).filter(Topic::isInput).toList();
  }
}
