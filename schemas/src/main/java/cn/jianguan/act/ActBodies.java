package cn.jianguan.act;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The body record of each kind of act, by the properties {@code kind} and {@code subjects} of the
 * records in {@code src/main/avro/bodies}.
 */
public final class ActBodies {
  private static final Map<ActKind, Schema> SCHEMAS =
      load(SupervisionAct.getClassSchema().getField("body").schema().getTypes());

  private ActBodies() {}

  /** Body record of a kind; null for OTHER, which carries none. */
  public static Schema schema(ActKind kind) {
    return SCHEMAS.get(kind);
  }

  /** The body records, in the order of their kinds. */
  public static List<Schema> all() {
    return List.copyOf(SCHEMAS.values());
  }

  /**
   * Kinds of subjects that remember acts of a kind, beside the supervised object, which remembers
   * all.
   */
  public static Set<String> subjects(ActKind kind) {
    Schema schema = SCHEMAS.get(kind);
    return schema != null && schema.getObjectProp("subjects") instanceof Collection<?> names
        ? names.stream().map(Objects::toString).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private static Map<ActKind, Schema> load(List<Schema> branches) {
    Map<ActKind, Schema> schemas = new EnumMap<>(ActKind.class);
    for (Schema branch : branches) {
      if (branch.getType() != Schema.Type.RECORD) {
        continue;
      }
      String kind = branch.getProp("kind");
      if (kind == null || schemas.put(ActKind.valueOf(kind), branch) != null) {
        throw new IllegalStateException(
            "src/main/avro/bodies: %s needs @kind(\"…\") of its own, has %s"
                .formatted(branch.getName(), kind));
      }
    }
    return schemas;
  }
}
