package cn.jianguan.jobs.intake;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one field of one kind of row must satisfy, as {@code fields.csv} says.
 *
 * @param maxLength characters; 0 no limit
 * @param list dictionary its codes come from; empty none
 */
record FieldRule(String path, boolean required, int maxLength, String list) {
  private static final String EVERY_KIND = "*";
  private static final Map<ActKind, List<FieldRule>> RULES = load();

  static List<FieldRule> of(ActKind kind) {
    return RULES.get(kind);
  }

  /** The value in an act whose body is of the rule's kind. */
  Object value(SupervisionAct act) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return field(act, path);
    }
    Object part = field(act, path.substring(0, dot));
    return part instanceof SpecificRecord inner ? field(inner, path.substring(dot + 1)) : null;
  }

  private static Object field(SpecificRecord record, String name) {
    Schema.Field field = record.getSchema().getField(name);
    if (field == null) {
      throw new IllegalStateException(record.getSchema().getName() + " has no field " + name);
    }
    return record.get(field.pos());
  }

  /** Whether a value counts as absent. */
  static boolean isMissing(Object value) {
    return value == null
        || value instanceof CharSequence text && text.toString().isBlank()
        || value instanceof Collection<?> many && many.isEmpty();
  }

  /** Its last name, as a source writes it in its declaration. */
  String name() {
    return path.startsWith("body.") ? path.substring("body.".length()) : path;
  }

  private static Map<ActKind, List<FieldRule>> load() {
    Map<ActKind, List<FieldRule>> rules = new EnumMap<>(ActKind.class);
    for (ActKind kind : ActKind.values()) {
      rules.put(kind, new ArrayList<>());
    }
    for (String[] row : Table.read("fields.csv", 5)) {
      FieldRule rule =
          new FieldRule(
              row[1],
              row[2].equals("yes"),
              row[3].isEmpty() ? 0 : Integer.parseInt(row[3]),
              row[4]);
      if (row[0].equals(EVERY_KIND)) {
        rules.values().forEach(list -> list.add(rule));
      } else {
        rules.get(ActKind.valueOf(row[0])).add(rule);
      }
    }
    return rules;
  }
}
