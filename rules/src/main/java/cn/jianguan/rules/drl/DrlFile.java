package cn.jianguan.rules.drl;

import cn.jianguan.record.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules of a model, in the order of the file. */
public record DrlFile(List<DrlRule> rules) {
  public DrlFile {
    rules = List.copyOf(rules);
  }

  /**
   * Reads the text of a rule file.
   *
   * @throws DrlException saying what is wrong and where
   */
  public static DrlFile parse(String text) {
    return new DrlParser(text).file();
  }

  /** The tree as text: each part on the line, and where there is room the column, it came from. */
  public String text() {
    return new DrlPrinter().print(this);
  }

  /** Severities that the rules name. */
  public Set<Severity> severities() {
    Set<Severity> found = EnumSet.noneOf(Severity.class);
    for (DrlRule rule : rules) {
      rule.actions().forEach(action -> action.visit(term -> add(term, found)));
    }
    return found;
  }

  private static void add(DrlTerm term, Set<Severity> found) {
    if (term instanceof DrlTerm.SeverityLiteral literal) {
      found.add(literal.severity());
    }
  }
}
