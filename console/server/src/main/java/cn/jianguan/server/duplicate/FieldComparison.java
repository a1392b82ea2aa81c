package cn.jianguan.server.duplicate;

import cn.jianguan.act.ActBodies;
import cn.jianguan.codec.SqlName;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.server.duplicate.Pair.Field;
import cn.jianguan.server.duplicate.Pair.Standing;
import cn.jianguan.server.reference.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares two rows of a kind field by field, in the order of the schemas and in their words. */
final class FieldComparison {
  /** What intake found of a row, and which row it is. */
  private static final Set<String> FOUND = Set.of("suspect_fields", "item_status", "outside_area");

  private final Map<String, Label> labels = new LinkedHashMap<>();
  private final Set<String> travelled;

  FieldComparison(ActKind kind) {
    Schema act = SupervisionAct.getClassSchema();
    for (Schema.Field field : act.getFields()) {
      if (field.schema().getType() == Schema.Type.RECORD) {
        String prefix = field.name().equals("envelope") ? "" : SqlName.column(field.name()) + "_";
        collect(field.schema(), prefix);
      } else {
        label(field, "");
      }
    }
    Set<String> taken = Set.copyOf(labels.keySet());
    for (Schema.Field field : ActBodies.schema(kind).getFields()) {
      boolean twice = taken.contains(SqlName.column(field.name()));
      label(field, twice ? kind.name().toLowerCase(Locale.ROOT) + "_" : "");
    }
    travelled =
        Envelope.getClassSchema().getFields().stream()
            .map(it -> SqlName.column(it.name()))
            .collect(Collectors.toSet());
  }

  private void collect(Schema record, String prefix) {
    record.getFields().forEach(field -> label(field, prefix));
  }

  private void label(Schema.Field field, String prefix) {
    String doc = field.doc() == null ? field.name() : field.doc();
    labels.put(prefix + SqlName.column(field.name()), Label.of(doc));
  }

  /** Fields that either of the rows fills; null: nothing is kept of a row. */
  List<Field> fields(ObjectNode one, ObjectNode other) {
    List<Field> fields = new ArrayList<>();
    labels.forEach(
        (column, label) -> {
          String a = text(one, column);
          String b = text(other, column);
          if (!a.isEmpty() || !b.isEmpty()) {
            boolean ofTheRow = travelled.contains(column) || FOUND.contains(column);
            fields.add(new Field(column, label.zh(), label.en(), a, b, standing(a, b), ofTheRow));
          }
        });
    return fields;
  }

  private static Standing standing(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Standing.SILENT;
    }
    return a.equals(b) ? Standing.SAME : Standing.DIFFERENT;
  }

  /** Empty where the row is silent: null, no text, no members, an amount of 0. */
  private static String text(ObjectNode row, String column) {
    JsonNode value = row == null ? null : row.get(column);
    if (value == null || value.isNull()) {
      return "";
    }
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.forEach(it -> all.add(it.asString("")));
      return String.join("、", all);
    }
    String text = value.asString("");
    boolean nothing = column.endsWith("_fen") || column.equals("agency_level");
    return nothing && text.equals("0") ? "" : text;
  }
}
