package cn.jianguan.jobs.log;

/** The logs that AlertJob writes; their topics are named by the job's configuration. */
public enum OutputTopic {
  ACT_LOG,
  REJECTS,
  HITS,
  /** Hits of models in shadow: no station reads them. */
  SHADOW_HITS,
  ALERT_LOG,
  NOTIFICATIONS
}
