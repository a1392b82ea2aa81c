package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.AlertEvent;
import java.util.List;

/**
 * What the system does with an alert.
 *
 * @param rule rule that fitted
 * @param event move of the lifecycle that carries it out
 * @param code reason code of the transition
 * @param whyZh in words
 * @param whyEn the same in English
 * @param used drawn objects it goes with or is attached to
 * @param silencedBy what silences it; empty: nothing
 * @param offSite no visit is due
 * @param overruled later rules that would have fitted, had this one not
 */
public record Decision(
    Rule rule,
    AlertEvent event,
    String code,
    String whyZh,
    String whyEn,
    List<Match> used,
    String silencedBy,
    boolean offSite,
    List<DecisionRow> overruled) {

  /** In words, Chinese first. */
  public String why() {
    return whyZh + " / " + whyEn;
  }
}
