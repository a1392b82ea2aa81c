package cn.jianguan.jobs.app;

/** Every key a configuration file may hold, its default, and what it means. */
enum JobOption {
  KAFKA_BOOTSTRAP_SERVERS("kafka.bootstrap.servers", null, "addresses of the Kafka cluster"),
  TOPIC_ACTS("topic.acts", "acts", "input: what departments report"),
  TOPIC_REFERENCE("topic.reference", "reference", "input: reference lists"),
  TOPIC_MODELS("topic.models", "models", "input: published models"),
  TOPIC_COMMANDS("topic.commands", "commands", "input: moves of people and departments"),
  TOPIC_ACT_LOG("topic.act-log", "act-log", "output: changes of the surviving acts"),
  TOPIC_REJECTS("topic.rejects", "rejects", "output: what was refused, and why"),
  TOPIC_HITS("topic.hits", "hits", "output: hits of active models"),
  TOPIC_SHADOW_HITS(
      "topic.shadow-hits", "shadow-hits", "output: hits of models in shadow; reach no department"),
  TOPIC_ALERT_LOG("topic.alert-log", "alert-log", "output: transitions of alerts"),
  TOPIC_NOTIFICATIONS(
      "topic.notifications", "notifications", "output: what departments must learn"),
  PARALLELISM("parallelism", "2", "subtasks of intake and warning"),
  CASEWORK_PARALLELISM(
      "casework.parallelism", "1", "subtasks of casework: one act in a thousand gets there"),
  ACTS_READERS(
      "acts.readers", "1", "subtasks that read acts; more than acts has partitions are refused"),
  MAX_PARALLELISM("max.parallelism", "128", "key groups; cannot change without losing state"),
  CHECKPOINT_DIR("checkpoint.dir", null, "where checkpoints are kept, a URI"),
  CHECKPOINT_INTERVAL(
      "checkpoint.interval", "PT1S", "time between checkpoints; outputs appear then"),
  CHECKPOINT_TIMEOUT("checkpoint.timeout", "PT10M", "a slower checkpoint is given up"),
  CHECKPOINTS_RETAINED("checkpoints.retained", "3", "complete checkpoints to keep"),
  TRANSACTION_TIMEOUT(
      "transaction.timeout", "PT15M", "longer than checkpoint interval and restart together"),
  TRANSACTION_PREFIX("transaction.prefix", "alert-job", "unique per job on a Kafka cluster"),
  WATERMARK_INTERVAL(
      "watermark.interval", "PT0.05S", "how often the clock of the log is looked at"),
  ALIGNMENT_DRIFT(
      "alignment.drift", "P30D", "log time an input may run ahead of the slowest; PT0S: any"),
  ALIGNMENT_INTERVAL("alignment.interval", "PT0.1S", "how often inputs are compared"),
  INTAKE_RETENTION("intake.retention", "P3653D", "log time the identity of an act is kept"),
  PSEUDONYM_SECRET("pseudonym.secret", null, "16 characters or more, never changed, never logged"),
  RULES_CACHE_DIR(
      "rules.cache.dir",
      "",
      "folder on the machine's own disk where compiled rules are kept for the next start; empty: nowhere"),
  CACHE_MEGABYTES("cache.megabytes", "64", "decoded memory per station and subtask, encoded size");

  private final String key;
  private final String byDefault;
  private final String meaning;

  JobOption(String key, String byDefault, String meaning) {
    this.key = key;
    this.byDefault = byDefault;
    this.meaning = meaning;
  }

  String key() {
    return key;
  }

  /** Null where it must be given. */
  String byDefault() {
    return byDefault;
  }

  String meaning() {
    return meaning;
  }
}
