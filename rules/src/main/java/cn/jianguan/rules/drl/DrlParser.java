package cn.jianguan.rules.drl;

import cn.jianguan.record.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rules of the one shape that is admitted, by recursive descent:
 *
 * <pre>
 * rule "name" when $b : Bundle(model == "JD-01", condition, …) then $b.hit(…); … end
 * </pre>
 *
 * <p>There are no joins, no state, no order, no time and nothing outside the bundle in it, whatever
 * the rule language could do. Time and memory are linear in the text; how deep it nests is limited.
 */
final class DrlParser {
  private static final int MAX_RULES = 200;

  private final DrlTokens tokens;
  private final ConditionGrammar conditions;

  DrlParser(String text) {
    this.tokens = new DrlTokens(text);
    this.conditions = new ConditionGrammar(tokens);
  }

  DrlFile file() {
    List<DrlRule> rules = new ArrayList<>();
    do {
      if (rules.size() == MAX_RULES) {
        throw tokens.wrong("至多 " + MAX_RULES + " 条规则", "at most " + MAX_RULES + " rules");
      }
      rules.add(rule());
    } while (!tokens.atEnd());
    return new DrlFile(rules);
  }

  private DrlRule rule() {
    tokens.expect("rule");
    DrlTerm.TextLiteral name = tokens.text("引号内的规则名", "a quoted name");
    tokens.expect("when", "$b", ":", "Bundle", "(");
    if (!tokens.takes("model") || !tokens.takes("==")) {
      throw tokens.wrong("第一个条件 model == \"编号\"", "model == \"id\" first");
    }
    DrlTerm.TextLiteral model = tokens.text("引号内的模型编号", "the model's id in quotes");
    List<DrlTerm> all = new ArrayList<>();
    while (tokens.takes(",")) {
      all.add(conditions.condition());
    }
    tokens.expect(")", "then");
    List<DrlTerm.MethodCall> actions = new ArrayList<>();
    while (!tokens.takes("end")) {
      actions.add(action());
    }
    return new DrlRule(name.at(), name.value(), model, all, actions);
  }

  private DrlTerm.MethodCall action() {
    DrlPosition at = tokens.peek().at();
    if (!tokens.takes("$b")) {
      throw tokens.wrong("$b.…; 或 end", "$b.…; or end");
    }
    tokens.expect(".");
    DrlAction action =
        DrlAction.named(tokens.peek())
            .orElseThrow(() -> tokens.wrong(DrlAction.names(), DrlAction.names()));
    tokens.take();
    List<DrlTerm> arguments = new ArrayList<>();
    tokens.expect("(");
    while (arguments.size() < action.least() || !tokens.is(")")) {
      if (!arguments.isEmpty() && !tokens.takes(",")) {
        throw tokens.wrong(") 或 ,", ") or ,");
      }
      arguments.add(argument(action.argument(arguments.size())));
    }
    tokens.expect(")", ";");
    return new DrlTerm.MethodCall(at, action.method(), arguments);
  }

  private DrlTerm argument(DrlAction.Argument kind) {
    DrlToken token = tokens.peek();
    if (kind == DrlAction.Argument.SEVERITY) {
      return severity();
    }
    if (kind == DrlAction.Argument.TEXT) {
      return tokens.text("引号内的文本", "a quoted text");
    }
    if (kind != DrlAction.Argument.NUMBER) {
      throw tokens.wrong(")", ")");
    }
    if (token.type() != DrlToken.Type.NUMBER) {
      throw tokens.wrong("数字", "a number");
    }
    return new DrlTerm.NumberLiteral(token.at(), tokens.take().text());
  }

  private DrlTerm severity() {
    DrlPosition at = tokens.peek().at();
    if (tokens.takes("$b")) {
      tokens.expect(".", "getStepSeverity", "(", ")");
      return new DrlTerm.StepSeverity(at);
    }
    return new DrlTerm.SeverityLiteral(at, severity(tokens));
  }

  /** {@code Severity.RED}, at the next word. */
  static Severity severity(DrlTokens tokens) {
    tokens.expect("Severity", ".");
    for (Severity severity : Severity.values()) {
      if (tokens.takes(severity.name())) {
        return severity;
      }
    }
    throw tokens.wrong("BLUE、YELLOW、ORANGE、RED", "BLUE, YELLOW, ORANGE, RED");
  }
}
