package cn.jianguan.simulator;

import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.SupervisionAct;
import java.util.List;

/**
 * What somebody will do about an alert.
 *
 * @param acts what they report with it, at the same moment
 * @param later what becomes of these afterwards
 */
record Answer(CommandRecord move, List<SupervisionAct> acts, List<PlannedAct> later) {
  static Answer of(CommandRecord move) {
    return new Answer(move, List.of(), List.of());
  }
}
