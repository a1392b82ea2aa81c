package cn.jianguan.jobs.casework.decide;

/**
 * Rules of the decision about an alert (domain reference §5.2 and §5.3), in the order of {@code
 * decisions.txt}, which is part of the contract: S6 → P1 → S4 → plans P2–P8 → S8, S1, S3, S7, S9 →
 * P9 → P10. P0 is S6. S2 is what P3 to P6 do, S5 what P7 does. S4, the merge into an open alert of
 * the same episode, is asked before there is a new alert at all.
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
  /** 检修停用 */
  S8,
  /** 首违轻微 */
  S1,
  /** 沙箱监管 */
  S3,
  /** 企业自纠 */
  S7,
  /** 无事不扰 */
  S9,
  /** 频次用尽，转非现场 */
  P9,
  /** 其余，直接分发 / dispatch. */
  P10
}
