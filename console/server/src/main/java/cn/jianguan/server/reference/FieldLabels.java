package cn.jianguan.server.reference;

import cn.jianguan.record.SupervisionAct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.springframework.stereotype.Component;

/** What fields of acts are called, as the schemas of the topics document them. */
@Component
public class FieldLabels {
  private final Map<String, Label> labels = new HashMap<>();

  FieldLabels() {
    collect(SupervisionAct.getClassSchema(), new HashSet<>());
  }

  private void collect(Schema schema, Set<String> seen) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(it -> collect(it, seen));
      case ARRAY -> collect(schema.getElementType(), seen);
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          for (Schema.Field field : schema.getFields()) {
            if (field.doc() != null) {
              labels.putIfAbsent(field.name(), Label.of(field.doc()));
            }
            collect(field.schema(), seen);
          }
        }
      }
      default -> {}
    }
  }

  public Optional<Label> of(String field) {
    return Optional.ofNullable(labels.get(field));
  }
}
