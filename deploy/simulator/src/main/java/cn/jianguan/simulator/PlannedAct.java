package cn.jianguan.simulator;

import cn.jianguan.record.SupervisionAct;

/**
 * A row that a department will report.
 *
 * @param logTime when it becomes known, epoch ms
 */
record PlannedAct(SupervisionAct act, long logTime) {}
