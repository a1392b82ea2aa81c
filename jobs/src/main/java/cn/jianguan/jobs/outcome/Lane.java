package cn.jianguan.jobs.outcome;

/** The logs that AlertJob writes; their topics are named by the job's configuration. */
public enum Lane {
  ACT_LOG,
  REJECTS,
  HITS,
  ALERT_LOG,
  NOTIFICATIONS
}
