package cn.jianguan.jobs.intake;

import cn.jianguan.act.TextContent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** The texts of a record that hold one of some contents, as its schema says. Thread-safe. */
final class TextFields {
  private final Set<TextContent> contents;
  private final Map<Schema, int[]> positions = new ConcurrentHashMap<>();

  TextFields(TextContent... contents) {
    this.contents = EnumSet.copyOf(List.of(contents));
  }

  /** Writes each of them anew, each text of a list too; an absent one stays so. */
  void replace(IndexedRecord record, UnaryOperator<String> by) {
    for (int position : positions.computeIfAbsent(record.getSchema(), this::positions)) {
      Object value = record.get(position);
      if (value instanceof CharSequence text) {
        String before = text.toString();
        String after = by.apply(before);
        if (!after.equals(before)) {
          record.put(position, after);
        }
      } else if (value instanceof List<?> texts && !texts.isEmpty()) {
        record.put(position, texts.stream().map(text -> by.apply(text.toString())).toList());
      }
    }
  }

  private int[] positions(Schema schema) {
    return schema.getFields().stream()
        .filter(field -> contents.contains(TextContent.of(field)))
        .mapToInt(Schema.Field::pos)
        .toArray();
  }
}
