package cn.jianguan.jobs.intake;

import cn.jianguan.code.BundledTable;
import cn.jianguan.record.ActKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one date of one kind of row is compared with, and what follows where it does not fit, as
 * {@code dates.csv} says.
 *
 * @param kind null: every kind
 * @param otherPlace null: the moment at which the row became known
 */
record DateRule(
    ActKind kind,
    String field,
    Comparison comparison,
    String other,
    Answer answer,
    FieldPath place,
    FieldPath otherPlace) {
  /** How the field and the other are compared. */
  enum Comparison {
    NOT_AFTER,
    NOT_BEFORE,
    /** Not at all: a deadline, a validity or a plan. */
    FREE
  }

  /** What follows where they do not fit. */
  enum Answer {
    REFUSE,
    FLAG,
    NONE
  }

  private static final String KNOWN = "known";
  private static final String EVERY_KIND = "*";
  private static final int COLUMNS = 5;

  private static final List<DateRule> ALL =
      BundledTable.rows(DateRule.class, "dates.csv", COLUMNS).stream().map(DateRule::rule).toList();

  private static final Map<Answer, Map<ActKind, List<DateRule>>> BY_ANSWER = byAnswer();

  /** All rows of the table. */
  static List<DateRule> all() {
    return ALL;
  }

  /** Those of a kind with that answer, whatever kinds they are for. */
  static List<DateRule> of(ActKind kind, Answer answer) {
    return BY_ANSWER.get(answer).get(kind);
  }

  boolean isWithKnown() {
    return other.equals(KNOWN);
  }

  private static Map<Answer, Map<ActKind, List<DateRule>>> byAnswer() {
    Map<Answer, Map<ActKind, List<DateRule>>> rules = new EnumMap<>(Answer.class);
    for (Answer answer : Answer.values()) {
      Map<ActKind, List<DateRule>> ofAnswer = new EnumMap<>(ActKind.class);
      for (ActKind kind : ActKind.values()) {
        List<DateRule> ofKind = new ArrayList<>(ALL);
        ofKind.removeIf(rule -> rule.answer != answer || rule.kind != null && rule.kind != kind);
        ofAnswer.put(kind, List.copyOf(ofKind));
      }
      rules.put(answer, ofAnswer);
    }
    return rules;
  }

  private static DateRule rule(String[] row) {
    Comparison comparison = Comparison.valueOf(row[2]);
    boolean isFree = comparison == Comparison.FREE;
    return new DateRule(
        row[0].equals(EVERY_KIND) ? null : ActKind.valueOf(row[0]),
        row[1],
        comparison,
        row[3],
        isFree ? Answer.NONE : Answer.valueOf(row[4]),
        FieldPath.of(row[1]),
        isFree || row[3].equals(KNOWN) ? null : FieldPath.of(row[3]));
  }
}
