package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.AlertEvent;
import java.util.List;
import java.util.Set;

/**
 * A row of the decision: where all conditions hold, this rule, that move.
 *
 * @param code reason code of the transition
 * @param doing what else is done
 */
public record DecisionRow(
    Rule rule,
    List<Condition> conditions,
    AlertEvent event,
    String code,
    Set<Doing> doing,
    String whyZh,
    String whyEn) {

  boolean holds(Circumstances circumstances) {
    return conditions.stream().allMatch(condition -> condition.holds(circumstances));
  }
}
