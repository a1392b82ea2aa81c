package cn.jianguan.jobs.metrics;

import java.util.List;

/**
 * Everything that is counted. A counter counts what a task has done since it started: it begins at
 * zero after every restart, and what is done again is counted again.
 */
public enum Metric {
  ROWS_ACCEPTED(
      "jianguan_rows_accepted_total",
      Type.COUNTER,
      List.of("kind"),
      "接收并改变监管行为的行 / rows that changed the surviving acts"),
  ROWS_DUPLICATE(
      "jianguan_rows_duplicate_total",
      Type.COUNTER,
      List.of("level"),
      "未改变任何行为的行 / rows that changed nothing: L0 by the same way, L1 by another, STALE"),
  REJECTS(
      "jianguan_rejects_total",
      Type.COUNTER,
      List.of("station", "reason"),
      "拒收 / what was refused, by the station that did"),
  STATION_FAILURES(
      "jianguan_station_failures_total",
      Type.COUNTER,
      List.of("station"),
      "本程序的故障 / records that a station failed on and that were answered as INTERNAL: a fault of ours, to be reported"),
  OBSERVATIONS(
      "jianguan_observations_total",
      Type.COUNTER,
      List.of(),
      "送交模型的观察 / observations of subjects that reached the models"),
  EVALUATIONS(
      "jianguan_evaluations_total",
      Type.COUNTER,
      List.of("model", "channel"),
      "模型评估次数 / how often the rules of a model were asked; channel LIVE or SHADOW"),
  HITS(
      "jianguan_hits_total",
      Type.COUNTER,
      List.of("model", "channel", "op"),
      "命中与撤回 / hits of a model (op HIT) and their withdrawals (WITHDRAWN)"),
  ALERT_TRANSITIONS(
      "jianguan_alert_transitions_total",
      Type.COUNTER,
      List.of("event", "from", "to"),
      "预警流转 / transitions of alerts; those into a state less those out of it stand in it"),
  ALERT_DECISIONS(
      "jianguan_alert_decisions_total",
      Type.COUNTER,
      List.of("rule"),
      "采用的决策 / decisions about alerts that were carried out, by rule"),
  COMMANDS_REFUSED(
      "jianguan_commands_refused_total",
      Type.COUNTER,
      List.of("reason"),
      "拒绝的指令 / commands that casework refused"),
  BUFFERED_RECORDS(
      "jianguan_buffered_records",
      Type.GAUGE,
      List.of("station"),
      "等待日志时钟的记录 / keyed records that wait for the clock of the log"),
  BUFFERED_AGE(
      "jianguan_buffered_age_seconds",
      Type.GAUGE,
      List.of("station"),
      "最早等待者距最新到达者的日志时间 / log time from the oldest record that waits to the newest that has come"),
  LOG_TIME_READ(
      "jianguan_log_time_read_seconds",
      Type.GAUGE,
      List.of("topic"),
      "已读到的最新日志时间 / newest log time read from a topic, heartbeats included, since the epoch"),
  LOG_TIME_CLOCK(
      "jianguan_log_time_clock_seconds",
      Type.GAUGE,
      List.of("station"),
      "站点的日志时钟 / clock (watermark) of a station, since the epoch; how far it is behind what is"
          + " read is its lag"),
  STATE_CACHE_HITS(
      "jianguan_state_cache_hits_total",
      Type.COUNTER,
      List.of("station"),
      "状态缓存命中 / parts of a key's memory found decoded; told at checkpoints"),
  STATE_CACHE_MISSES(
      "jianguan_state_cache_misses_total",
      Type.COUNTER,
      List.of("station"),
      "状态缓存未命中 / parts of a key's memory read from the state backend; told at checkpoints"),
  STATE_CACHE_EVICTIONS(
      "jianguan_state_cache_evictions_total",
      Type.COUNTER,
      List.of("station"),
      "状态缓存逐出的键 / keys that left the cache to make room; told at checkpoints"),
  STATE_FLUSH_SECONDS(
      "jianguan_state_flush_seconds",
      Type.HISTOGRAM,
      List.of("station"),
      "检查点前写出状态的时间 / time to write changed memory to the state backend before a checkpoint"),
  STATE_FLUSH_BYTES(
      "jianguan_state_flush_bytes_total",
      Type.COUNTER,
      List.of("station"),
      "写出的状态字节 / bytes written to the state backend; told at checkpoints"),
  CHECKPOINT_CPU_SECONDS(
      "jianguan_checkpoint_cpu_seconds",
      Type.HISTOGRAM,
      List.of("station"),
      "检查点占用任务线程的处理器时间 / processor time that a checkpoint takes of the task's thread, from the"
          + " barrier until records go on"),
  LOAD_ROWS(
      "jianguan_load_rows_total",
      Type.COUNTER,
      List.of("table"),
      "入库行 / rows stored in ClickHouse"),
  LOAD_BYTES(
      "jianguan_load_bytes_total",
      Type.COUNTER,
      List.of("table"),
      "入库字节 / bytes of these rows, before compression"),
  LOAD_INSERT_SECONDS(
      "jianguan_load_insert_seconds",
      Type.HISTOGRAM,
      List.of(),
      "一次写入的时间 / time of one insert that ClickHouse answered, well or not"),
  LOAD_RETRIES(
      "jianguan_load_retries_total",
      Type.COUNTER,
      List.of("error"),
      "失败的写入 / inserts that failed: WAIT are sent again, BULKY, POISON and OURS are halved"),
  PUSH_ATTEMPTS(
      "jianguan_push_attempts_total",
      Type.COUNTER,
      List.of("kind"),
      "推送次数 / attempts to send a message to a department, by how they ended"),
  PUSH_SECONDS(
      "jianguan_push_seconds",
      Type.HISTOGRAM,
      List.of(),
      "一次推送的时间 / time of one attempt, until its answer was whole or it failed"),
  PUSH_WAITING(
      "jianguan_push_waiting",
      Type.GAUGE,
      List.of(),
      "未确认的消息 / messages that are not acknowledged yet, those that wait for their time included");

  /** As in Prometheus. */
  public enum Type {
    /** Only rises. */
    COUNTER,
    /** What is now. */
    GAUGE,
    /** Count, sum and quantiles. */
    HISTOGRAM
  }

  private final String title;
  private final Type type;
  private final List<String> labels;
  private final String meaning;

  Metric(String title, Type type, List<String> labels, String meaning) {
    this.title = title;
    this.type = type;
    this.labels = labels;
    this.meaning = meaning;
  }

  /** Its name in Prometheus, its unit included. */
  public String title() {
    return title;
  }

  public Type type() {
    return type;
  }

  /** What its values are told apart by; each has few values. */
  public List<String> labels() {
    return labels;
  }

  /** What it says, Chinese first. */
  public String meaning() {
    return meaning;
  }
}
