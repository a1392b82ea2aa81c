package cn.jianguan.rules.drl;

import cn.jianguan.record.Severity;
import java.util.List;
import java.util.function.Consumer;

/** A part of a condition or an argument of a conclusion, and where it begins. */
public sealed interface DrlTerm {
  DrlPosition at();

  /** The terms it is made of, from left to right. */
  default List<DrlTerm> operands() {
    return List.of();
  }

  /** Shows a visitor this term and all it is made of. */
  default void visit(Consumer<DrlTerm> visitor) {
    visitor.accept(this);
    operands().forEach(operand -> operand.visit(visitor));
  }

  /** A text in quotes. */
  record TextLiteral(DrlPosition at, String value) implements DrlTerm {}

  /** A number as it was written, without sign. */
  record NumberLiteral(DrlPosition at, String digits) implements DrlTerm {}

  /** {@code true}, {@code false}, or a property of the bundle: {@code step} and its like. */
  record BareWord(DrlPosition at, String word) implements DrlTerm {}

  /** {@code Severity.RED}. */
  record SeverityLiteral(DrlPosition at, Severity severity) implements DrlTerm {}

  /** {@code $b.getStepSeverity()}, in a conclusion. */
  record StepSeverity(DrlPosition at) implements DrlTerm {}

  /** A method of the bundle with its arguments. */
  record MethodCall(DrlPosition at, String method, List<DrlTerm> operands) implements DrlTerm {
    public MethodCall {
      operands = List.copyOf(operands);
    }
  }

  /** {@code !} or {@code -} before a term. */
  record UnaryTerm(DrlPosition at, String operator, DrlTerm operand) implements DrlTerm {
    @Override
    public List<DrlTerm> operands() {
      return List.of(operand);
    }
  }

  /** Two terms and the operator between them. */
  record BinaryTerm(DrlPosition at, String operator, DrlTerm left, DrlTerm right)
      implements DrlTerm {
    @Override
    public List<DrlTerm> operands() {
      return List.of(left, right);
    }
  }
}
