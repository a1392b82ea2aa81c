package cn.jianguan.rules.logic;

import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.drl.DrlRule;
import cn.jianguan.rules.drl.DrlTerm;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Drools makes of operators is not what an author means: {@code a >= b} becomes {@code !(a <
 * b)}, which holds where a value is missing (NaN); 0.29 · 100 is less than 29; 1 / 2 is 0. In what
 * it compiles, operators between numbers are therefore calls of the {@link Bundle}.
 */
final class Comparisons {
  private static final Map<String, String> METHODS =
      Map.of(
          "==", "same",
          "!=", "differs",
          ">=", "atLeast",
          "<=", "atMost",
          ">", "above",
          "<", "below",
          "+", "sum",
          "-", "difference",
          "/", "quotient");

  private static final Set<String> NUMBERS = Set.of("number", "parameter", "amount");

  private static final Set<String> CALCULATIONS = Set.of("+", "-", "*", "/");

  private Comparisons() {}

  /** Rules in which numbers are compared as {@link Bundle} compares them. */
  static DrlFile strict(DrlFile file) {
    return new DrlFile(file.rules().stream().map(Comparisons::strict).toList());
  }

  private static DrlRule strict(DrlRule rule) {
    return new DrlRule(
        rule.at(),
        rule.name(),
        rule.model(),
        rule.conditions().stream().map(Comparisons::strict).toList(),
        rule.actions());
  }

  private static DrlTerm strict(DrlTerm term) {
    if (term instanceof DrlTerm.UnaryTerm unary) {
      DrlTerm operand = strict(unary.operand());
      return isNumber(unary)
          ? new DrlTerm.MethodCall(unary.at(), "difference", List.of(zero(unary), operand))
          : new DrlTerm.UnaryTerm(unary.at(), unary.operator(), operand);
    }
    if (!(term instanceof DrlTerm.BinaryTerm binary)) {
      return term;
    }
    DrlTerm left = strict(binary.left());
    DrlTerm right = strict(binary.right());
    String method = METHODS.get(binary.operator());
    boolean isCall = method != null && isNumber(binary.left()) && isNumber(binary.right());
    return isCall
        ? new DrlTerm.MethodCall(binary.at(), method, List.of(left, right))
        : new DrlTerm.BinaryTerm(binary.at(), binary.operator(), left, right);
  }

  private static DrlTerm zero(DrlTerm.UnaryTerm unary) {
    return new DrlTerm.NumberLiteral(unary.at(), "0");
  }

  private static boolean isNumber(DrlTerm term) {
    if (term instanceof DrlTerm.MethodCall call) {
      return NUMBERS.contains(call.method());
    }
    if (term instanceof DrlTerm.BareWord bare) {
      return bare.word().equals("step");
    }
    if (term instanceof DrlTerm.UnaryTerm unary) {
      return unary.operator().equals("-") && isNumber(unary.operand());
    }
    if (term instanceof DrlTerm.BinaryTerm binary) {
      return CALCULATIONS.contains(binary.operator())
          && isNumber(binary.left())
          && isNumber(binary.right());
    }
    return term instanceof DrlTerm.NumberLiteral;
  }
}
