package cn.jianguan.rules.history;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Names and tags of the features of one kind of act: tags 1–9, 16 and 18 are fields of the common
 * block, the other ones below 20 derived here, from 20 fields of the body. Read from the {@code
 * feature} property of the schema.
 */
public final class FeatureTable {
  static final int OBJECT_KEY = 10;
  static final int PARTY_CODE = 11;
  static final int CD_SOURCE = 12;
  static final int OBJECT_NAME = 13;
  static final int PARTY_NATURE = 14;
  static final int SUBMITTED_DATE = 15;
  static final int OFFICER_COUNT = 17;

  /** Only where it is another day than that of occurredAt in Asia/Shanghai. */
  static final int OWN_DAY = 19;

  private static final Map<String, Integer> DERIVED =
      Map.of(
          "objectKey", OBJECT_KEY,
          "partyCode", PARTY_CODE,
          "cdSource", CD_SOURCE,
          "objectName", OBJECT_NAME,
          "partyNature", PARTY_NATURE,
          "submittedDate", SUBMITTED_DATE,
          "officerCount", OFFICER_COUNT);

  /** Counts of rows that intake adds up per source and table. */
  private static final Map<String, Integer> QUALITY =
      Map.of("rows", 20, "late", 21, "invalid", 22, "duplicates", 23);

  private static final Map<ActKind, FeatureTable> TABLES = new EnumMap<>(ActKind.class);

  static {
    for (ActKind kind : ActKind.values()) {
      TABLES.put(kind, new FeatureTable(kind));
    }
  }

  private final Map<String, Integer> tags = new HashMap<>();
  private final Set<Integer> dates = new HashSet<>();
  private final Set<Integer> moments = new HashSet<>();
  private final Set<Integer> known;
  private final int end;
  private final List<Column> common;
  private final List<Column> body;

  record Column(int tag, int position) {}

  private FeatureTable(ActKind kind) {
    common = columns(SupervisionAct.getClassSchema());
    Schema record = ActBodies.schema(kind);
    body = record == null ? List.of() : columns(record);
    tags.putAll(DERIVED);
    dates.add(SUBMITTED_DATE);
    if (kind == ActKind.OTHER) {
      tags.putAll(QUALITY);
    }
    known = Set.copyOf(tags.values());
    end = Collections.max(known) + 1;
  }

  /** The table of a kind; OTHER has the counts of data quality. */
  public static FeatureTable of(ActKind kind) {
    return TABLES.get(kind);
  }

  /** Names a filter may use for acts of this kind. */
  public Set<String> names() {
    return Set.copyOf(tags.keySet());
  }

  /** Tag of a name; −1 where this kind has no such feature. */
  int tag(String name) {
    return tags.getOrDefault(name, -1);
  }

  /** One more than the highest tag. */
  int tags() {
    return end;
  }

  boolean knows(int tag) {
    return known.contains(tag);
  }

  /** True where the feature is an epoch day, not an epoch ms. */
  boolean isDate(int tag) {
    return dates.contains(tag);
  }

  /** True where the feature is an epoch ms. */
  boolean isMoment(int tag) {
    return moments.contains(tag);
  }

  private static boolean is(String type, Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().anyMatch(branch -> is(type, branch))
        : schema.getLogicalType() != null && schema.getLogicalType().getName().equals(type);
  }

  List<Column> common() {
    return common;
  }

  List<Column> body() {
    return body;
  }

  private List<Column> columns(Schema record) {
    List<Column> columns = new ArrayList<>();
    for (Schema.Field field : record.getFields()) {
      if (field.getObjectProp("feature") instanceof Number tag) {
        tags.put(field.name(), tag.intValue());
        if (is("date", field.schema())) {
          dates.add(tag.intValue());
        } else if (is("timestamp-millis", field.schema())) {
          moments.add(tag.intValue());
        }
        columns.add(new Column(tag.intValue(), field.pos()));
      }
    }
    Column[] sorted = columns.toArray(Column[]::new);
    Arrays.sort(sorted, (a, b) -> Integer.compare(a.tag, b.tag));
    return List.of(sorted);
  }
}
