package cn.jianguan.jobs.casework.decide;

/**
 * Rules of the first decision about a new alert, in the order that is part of the contract (domain
 * reference §5.2 and §5.3): S6 → P1 → S4 → plans P2–P8 → S1 → S3 → S9 → P9 → P10. S4, the merge
 * into an open alert of the same episode, is asked before there is a new alert at all. Rules that
 * wait for plans, credit classes, lists and sandboxes keep their place and fit nothing yet.
 */
public enum Rule {
  /** 质量存疑 / object unresolved, trial model, low confidence or nobody to send it to. */
  S6,
  /** 不得抑制 / never suppressed, never deferred. */
  P1,
  /** 投诉与交办 / the complaint's own clock governs. */
  P2,
  /** 并入在执行的抽查任务 */
  P3,
  /** 并入即将开始的抽查任务 */
  P4,
  /** 抽查任务过晚，先行分发 */
  P5,
  /** 同域任务，建议一次入企 */
  P6,
  /** 近期检查无问题 */
  P7,
  /** 并入未完结的后续案件 */
  P8,
  /** 首违轻微 */
  S1,
  /** 沙箱监管 */
  S3,
  /** 无事不扰 */
  S9,
  /** 频次用尽，转非现场 */
  P9,
  /** 其余，直接分发 / dispatch. */
  P10
}
