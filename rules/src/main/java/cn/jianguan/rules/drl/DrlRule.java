package cn.jianguan.rules.drl;

import java.util.List;

/**
 * One rule.
 *
 * @param at where its name stands
 * @param model the model that its first condition names
 * @param conditions what must hold besides, all of it
 * @param actions what it concludes, in order
 */
public record DrlRule(
    DrlPosition at,
    String name,
    DrlTerm.TextLiteral model,
    List<DrlTerm> conditions,
    List<DrlTerm.MethodCall> actions) {
  public DrlRule {
    conditions = List.copyOf(conditions);
    actions = List.copyOf(actions);
  }
}
