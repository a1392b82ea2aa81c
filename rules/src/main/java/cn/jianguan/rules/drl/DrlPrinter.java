package cn.jianguan.rules.drl;

import java.util.List;

/**
 * Writes a tree as text. Every part keeps its line, so that messages about the text are about the
 * author's file, and its column where there is room; of parentheses those that are needed.
 */
final class DrlPrinter {
  private final StringBuilder text = new StringBuilder();
  private int line = 1;
  private int lineStart;

  /** True where no blank may follow: after an opening parenthesis or a sign. */
  private boolean glued = true;

  String print(DrlFile file) {
    file.rules().forEach(this::rule);
    return text.append('\n').toString();
  }

  private void rule(DrlRule rule) {
    word("rule").at(rule.at()).quoted(rule.name());
    word("when").word("$b : Bundle(model ==").at(rule.model().at()).quoted(rule.model().value());
    for (DrlTerm condition : rule.conditions()) {
      text.append(',');
      term(condition);
    }
    text.append(')');
    word("then");
    for (DrlTerm.MethodCall action : rule.actions()) {
      at(action.at()).text.append("$b.");
      call(action);
      text.append(';');
    }
    word("end");
  }

  private void term(DrlTerm term) {
    if (term instanceof DrlTerm.BinaryTerm binary) {
      binary(binary);
    } else {
      at(term.at());
      single(term);
    }
  }

  private void binary(DrlTerm.BinaryTerm binary) {
    int level = ConditionGrammar.level(binary);
    int left = level(binary.left());
    inside(binary.left(), left < level || left == level && level == ConditionGrammar.COMPARISON);
    word(binary.operator());
    inside(binary.right(), level(binary.right()) <= level);
  }

  private void single(DrlTerm term) {
    if (term instanceof DrlTerm.TextLiteral literal) {
      quoted(literal.value());
    } else if (term instanceof DrlTerm.NumberLiteral literal) {
      text.append(literal.digits());
    } else if (term instanceof DrlTerm.BareWord bare) {
      text.append(bare.word());
    } else if (term instanceof DrlTerm.SeverityLiteral literal) {
      text.append("Severity.").append(literal.severity());
    } else if (term instanceof DrlTerm.StepSeverity) {
      text.append("$b.getStepSeverity()");
    } else if (term instanceof DrlTerm.MethodCall call) {
      call(call);
    } else if (term instanceof DrlTerm.UnaryTerm unary) {
      text.append(unary.operator());
      glued = true;
      inside(unary.operand(), !unary.operand().operands().isEmpty() && !isCall(unary.operand()));
    }
  }

  private static boolean isCall(DrlTerm term) {
    return term instanceof DrlTerm.MethodCall;
  }

  private static int level(DrlTerm term) {
    return term instanceof DrlTerm.BinaryTerm binary
        ? ConditionGrammar.level(binary)
        : Integer.MAX_VALUE;
  }

  private void inside(DrlTerm term, boolean parentheses) {
    if (!parentheses) {
      term(term);
      return;
    }
    blank();
    text.append('(');
    glued = true;
    term(term);
    text.append(')');
  }

  private void call(DrlTerm.MethodCall call) {
    text.append(call.method()).append('(');
    glued = true;
    List<DrlTerm> arguments = call.operands();
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ",");
      term(arguments.get(i));
    }
    text.append(')');
    glued = false;
  }

  private DrlPrinter quoted(String value) {
    text.append('"').append(value).append('"');
    return this;
  }

  private DrlPrinter word(String word) {
    blank();
    text.append(word);
    return this;
  }

  /** Where the next word came from; a blank after the last one at least. */
  private DrlPrinter at(DrlPosition position) {
    for (; line < position.line(); line++) {
      text.append('\n');
      lineStart = text.length();
      glued = true;
    }
    blank();
    text.append(" ".repeat(Math.max(0, position.column() - 1 - (text.length() - lineStart))));
    return this;
  }

  private void blank() {
    text.append(glued ? "" : " ");
    glued = false;
  }
}
