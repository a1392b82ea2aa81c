package cn.jianguan.jobs.intake;

import cn.jianguan.code.BundledTable;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one field of one kind of row must satisfy, as {@code fields.csv} says.
 *
 * @param maxLength characters; 0 no limit
 * @param list dictionary its codes come from; empty none
 */
record FieldRule(String path, FieldPath place, boolean required, int maxLength, String list) {
  private static final String ENVELOPE = "envelope.";
  private static final String BODY = "body.";
  private static final String FILE = "fields.csv";
  private static final String EVERY_KIND = "*";
  private static final String NOTHING_ELSE = "-";
  private static final Map<ActKind, List<FieldRule>> RULES = load();

  static List<FieldRule> of(ActKind kind) {
    return RULES.get(kind);
  }

  /** The value in an act whose body is of the rule's kind. */
  Object value(SupervisionAct act) {
    return place.value(act);
  }

  /** Whether it is about how the row came, not about what it says. */
  boolean isOfEnvelope() {
    return path.startsWith(ENVELOPE);
  }

  /** Whether a value counts as absent. */
  static boolean isMissing(Object value) {
    return value == null
        || value instanceof CharSequence text && text.toString().isBlank()
        || value instanceof Collection<?> many && many.isEmpty();
  }

  /** Its last name, as a source writes it in its declaration. */
  String name() {
    return path.startsWith(BODY) ? path.substring(BODY.length()) : path;
  }

  private static Map<ActKind, List<FieldRule>> load() {
    Map<ActKind, List<FieldRule>> rules = new EnumMap<>(ActKind.class);
    for (ActKind kind : ActKind.values()) {
      rules.put(kind, new ArrayList<>());
    }
    Set<ActKind> named = EnumSet.of(ActKind.OTHER);
    for (String[] row : BundledTable.rows(FieldRule.class, FILE, 5)) {
      if (row[0].equals(EVERY_KIND)) {
        rules.values().forEach(list -> list.add(rule(row)));
        continue;
      }
      ActKind kind = ActKind.valueOf(row[0]);
      named.add(kind);
      if (!row[1].equals(NOTHING_ELSE)) {
        rules.get(kind).add(rule(row));
      }
    }
    if (named.size() < rules.size()) {
      throw new IllegalStateException(
          FILE + " has no row for each of " + EnumSet.complementOf(EnumSet.copyOf(named)));
    }
    return rules;
  }

  private static FieldRule rule(String[] row) {
    return new FieldRule(
        row[1],
        FieldPath.of(row[1]),
        row[2].equals("yes"),
        row[3].isEmpty() ? 0 : Integer.parseInt(row[3]),
        row[4]);
  }
}
