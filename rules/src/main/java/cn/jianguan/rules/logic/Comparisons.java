package cn.jianguan.rules.logic;

import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.drl.DrlRule;
import cn.jianguan.rules.drl.DrlTerm;
import java.util.List;

/**
 * Drools compiles {@code a >= b} to {@code !(a < b)}, which holds where a value is missing (NaN).
 * In what it compiles such comparisons are therefore calls of {@link Bundle#atLeast} and {@link
 * Bundle#atMost}.
 */
final class Comparisons {
  private Comparisons() {}

  /** Rules in which no comparison holds for a missing value. */
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
      return new DrlTerm.UnaryTerm(unary.at(), unary.operator(), strict(unary.operand()));
    }
    if (!(term instanceof DrlTerm.BinaryTerm binary)) {
      return term;
    }
    DrlTerm left = strict(binary.left());
    DrlTerm right = strict(binary.right());
    return switch (binary.operator()) {
      case ">=" -> new DrlTerm.MethodCall(binary.at(), "atLeast", List.of(left, right));
      case "<=" -> new DrlTerm.MethodCall(binary.at(), "atMost", List.of(left, right));
      default -> new DrlTerm.BinaryTerm(binary.at(), binary.operator(), left, right);
    };
  }
}
