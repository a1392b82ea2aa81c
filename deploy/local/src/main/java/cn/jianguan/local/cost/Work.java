package cn.jianguan.local.cost;

import java.util.List;

/** What a thread is there for, known by its name, of which Linux keeps fifteen characters. */
enum Work {
  /** Reading acts, lists, models and commands, and their watermarks. */
  SOURCE(
      "source",
      "Source: acts ",
      "Source: refere",
      "Source: models",
      "Source: comman",
      "lists",
      "packs"),
  INTAKE("intake", "intake", "quality"),
  UNIFY("unify", "unify"),
  WARNING("warning", "warning"),
  PLANNING("planning", "planning"),
  CASEWORK("casework", "casework", "moves"),
  STATISTICS("statistics", "Source: act-log", "sum per cell", "follow each", "statistics"),
  LOAD("load", "Source: topics", "load-", "pool-"),
  /** Fetching, sending, transactions. */
  KAFKA_CLIENTS(
      "kafkaClients",
      "Source Data Fet",
      "kafka-producer",
      "kafka-admin",
      "log: Writer",
      "log: Commit"),
  /** Compaction and writing of files. */
  ROCKSDB("rocksdb", "rocksdb:"),
  GC("gc", "GC Thread", "ParGC", "G1 ", "VM Thread", "Finalizer", "Reference Handl"),
  JIT("jit", "C1 Compiler", "C2 Compiler", "Sweeper"),
  /** Snapshots and writing of state within task threads; told by the stations themselves. */
  CHECKPOINT_TASK("checkpointTask"),
  CHECKPOINT_ASYNC("checkpointAsync", "AsyncOperations", "Flink-RocksDBSt", "ChangelogUpload"),
  /** The REST interface, and metrics shown and fetched. */
  REST("restInterface", "flink-rest", "flink-metrics", "HTTP-Dispatch", "Flink-Metric"),
  /** JobManager, TaskManager and timers. */
  COORDINATION(
      "coordination",
      "flink-pekko",
      "Flink-Dispatch",
      "flink-scheduler",
      "SourceCoordinat",
      "Checkpoint Time",
      "Time Trigger",
      "System Time Tri",
      "OutputFlusher",
      "jobmanager",
      "mini-cluster"),
  /** What the broker and ClickHouse do for their clients. */
  SERVER("server", "data-plane", "ThreadPool", "query", "XNIO"),
  /** Merging of parts in ClickHouse. */
  MERGE("merge", "MergeMutate", "BgSchPool"),
  /** All other threads, and those that ended before they were seen. */
  OTHER("other");

  private final String title;
  private final List<String> names;

  Work(String title, String... names) {
    this.title = title;
    this.names = List.of(names);
  }

  /** As reports call it. */
  String title() {
    return title;
  }

  static Work of(String thread) {
    for (Work work : values()) {
      if (work.names.stream().anyMatch(thread::startsWith)) {
        return work;
      }
    }
    return OTHER;
  }

  /** That of a station, by its name in metrics. */
  static Work ofStation(String station) {
    return of(station);
  }
}
