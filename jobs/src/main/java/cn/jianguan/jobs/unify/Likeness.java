package cn.jianguan.jobs.unify;

import cn.jianguan.record.ActKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How alike two rows of one kind about one object are, in hundredths, field by field.
 *
 * @param score weighted mean of its fields, 0 to 100
 */
record Likeness(int score, List<Field> fields) {
  /** Of a decision two systems may know the day it was made and the day it was entered. */
  private static final int DAYS_OF_A_DECISION = 1;

  private static final int ITEM = 25;
  private static final int DAY = 20;
  private static final int ACTOR = 30;
  private static final int AMOUNT = 25;

  private static final int SAME = 100;
  private static final int NEARLY = 80;
  private static final int UNKNOWN = 50;
  private static final int DIFFERENT = 0;

  /** Amounts reported in 万元 and rounded there are equal to the yuan. */
  private static final long ROUNDING_FEN = 100;

  /** 元 in a field that is read as 万元, or the other way round. */
  private static final long UNIT = 10_000;

  /**
   * One comparison.
   *
   * @param alike 0 to 100
   * @param words what was found, Chinese first
   */
  record Field(String name, int weight, int alike, String words) {}

  static Likeness of(Twin one, Twin other) {
    List<Field> fields =
        new ArrayList<>(List.of(item(one, other), day(one, other), actor(one, other)));
    if (one.amountFen() != 0 || other.amountFen() != 0) {
      fields.add(amount(one, other));
    }
    int weights = fields.stream().mapToInt(Field::weight).sum();
    int sum = fields.stream().mapToInt(it -> it.weight * it.alike).sum();
    return new Likeness(isNear(one, other) ? sum / weights : 0, List.copyOf(fields));
  }

  /** Days apart that rows of one act may be: none of a visit, one of a decision. */
  static int daysApart(ActKind kind) {
    return kind == ActKind.INSPECTION ? 0 : DAYS_OF_A_DECISION;
  }

  /** Why, field by field: "事项 item 1.00: 相同 same; …". */
  String explained() {
    return fields.stream()
        .map(it -> "%s %d.%02d: %s".formatted(it.name, it.alike / 100, it.alike % 100, it.words))
        .collect(Collectors.joining("; "));
  }

  private static boolean isNear(Twin one, Twin other) {
    return apart(one, other) <= daysApart(one.kind());
  }

  private static long apart(Twin one, Twin other) {
    return Math.abs(ChronoUnit.DAYS.between(one.day(), other.day()));
  }

  private static Field item(Twin one, Twin other) {
    if (one.item().isEmpty() || other.item().isEmpty()) {
      return new Field("事项 item", ITEM, UNKNOWN, "一方未报 one is silent");
    }
    boolean same = one.item().equals(other.item());
    return same
        ? new Field("事项 item", ITEM, SAME, "相同 same")
        : new Field("事项 item", ITEM, DIFFERENT, one.item() + " ≠ " + other.item());
  }

  private static Field day(Twin one, Twin other) {
    long apart = apart(one, other);
    return apart == 0
        ? new Field("日期 day", DAY, SAME, "同日 same")
        : new Field("日期 day", DAY, NEARLY, one.day() + ", " + other.day());
  }

  private static Field actor(Twin one, Twin other) {
    if (!one.agency().isEmpty() && one.agency().equals(other.agency())) {
      return new Field("机关 actor", ACTOR, SAME, "机关相同 same agency");
    }
    if (!Collections.disjoint(one.officers(), other.officers())) {
      return new Field("机关 actor", ACTOR, SAME, "有共同执法人员 an officer in common");
    }
    return one.agency().isEmpty() || other.agency().isEmpty()
        ? new Field("机关 actor", ACTOR, UNKNOWN, "一方未报 one is silent")
        : new Field("机关 actor", ACTOR, DIFFERENT, one.agency() + " ≠ " + other.agency());
  }

  private static Field amount(Twin one, Twin other) {
    long a = one.amountFen();
    long b = other.amountFen();
    if (a == 0 || b == 0) {
      return new Field("金额 amount", AMOUNT, UNKNOWN, "一方未报 one is silent");
    }
    if (Math.abs(a - b) < ROUNDING_FEN) {
      return new Field("金额 amount", AMOUNT, SAME, "相同 same");
    }
    boolean scaled = a / UNIT == b && a % UNIT == 0 || b / UNIT == a && b % UNIT == 0;
    return scaled
        ? new Field("金额 amount", AMOUNT, SAME, "差一万倍，按万元换算相同 same once one is read in 万元")
        : new Field("金额 amount", AMOUNT, DIFFERENT, a + " ≠ " + b + " fen");
  }
}
