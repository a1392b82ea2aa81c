package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What models may look at of one act: name → String, Long, Double, Boolean or List of String. Dates
 * are epoch days, timestamps epoch ms UTC, enums their names. What is null, an empty text or an
 * empty list is absent. Immutable.
 */
public final class Features {
  private final Layout layout;
  private final Object[] values;

  /** Values by tag, the tags in rising order. */
  Features(ActKind kind, int[] tags, Object[] values) {
    this.layout = Layout.of(kind, tags);
    this.values = values;
  }

  /** Features of a normalised act, as the {@code feature} properties of its schema say. */
  public static Features of(SupervisionAct act) {
    FeatureTable table = FeatureTable.of(act.getKind());
    Object[] found = new Object[table.tags()];
    collect(act, table.common(), found);
    put(found, FeatureTable.OBJECT_KEY, Subjects.objectKey(act));
    put(found, FeatureTable.PARTY_CODE, act.getParty().getUiCode());
    put(found, FeatureTable.PARTY_NATURE, act.getParty().getNature());
    put(found, FeatureTable.OBJECT_NAME, act.getObjectName());
    put(found, FeatureTable.CD_SOURCE, act.getEnvelope().getCdSource());
    put(found, FeatureTable.SUBMITTED_DATE, act.getEnvelope().getSubmittedDate());
    put(found, FeatureTable.OFFICER_COUNT, ActOfficers.count(act));
    if (!act.getDateOnly()) {
      put(found, FeatureTable.OWN_DAY, ownDay(act));
    }
    if (act.getBody() instanceof SpecificRecord body) {
      collect(body, table.body(), found);
    }
    return build(act.getKind(), found);
  }

  /** Null where Asia/Shanghai has the same day, which can be told from occurredAt. */
  private static LocalDate ownDay(SupervisionAct act) {
    LocalDate own = act.getOccurredOn();
    return own == null || own.equals(LocalDate.ofInstant(act.getOccurredAt(), Observation.ZONE))
        ? null
        : own;
  }

  /**
   * Features from names and values of the types above (an Integer counts as Long).
   *
   * @throws IllegalArgumentException if the kind has no feature of such a name, or the type is none
   *     of them
   */
  public static Features of(ActKind kind, Map<String, ?> values) {
    Object[] found = new Object[FeatureTable.of(kind).tags()];
    values.forEach(
        (name, value) -> {
          int tag = FeatureTable.of(kind).tag(name);
          if (tag < 0) {
            throw new IllegalArgumentException(kind + " has no feature " + name);
          }
          put(found, tag, value);
        });
    return build(kind, found);
  }

  public ActKind kind() {
    return layout.kind();
  }

  /** The value, or null where the act has none. */
  public Object get(String name) {
    return get(FeatureTable.of(kind()).tag(name));
  }

  /** The value as text; empty where the act has none. */
  public String text(String name) {
    Object value = get(name);
    return value == null ? "" : value.toString();
  }

  Object get(int tag) {
    int at = layout.place(tag);
    return at < 0 ? null : values[at];
  }

  int size() {
    return values.length;
  }

  int tagAt(int index) {
    return layout.tagAt(index);
  }

  Object valueAt(int index) {
    return values[index];
  }

  private static void collect(
      SpecificRecord from, List<FeatureTable.Column> columns, Object[] into) {
    for (FeatureTable.Column column : columns) {
      put(into, column.tag(), from.get(column.position()));
    }
  }

  private static void put(Object[] into, int tag, Object raw) {
    Object value = plain(raw);
    if (value != null) {
      into[tag] = value;
    }
  }

  private static Object plain(Object raw) {
    if (raw == null || raw instanceof Long || raw instanceof Double || raw instanceof Boolean) {
      return raw;
    }
    if (raw instanceof CharSequence text) {
      return text.isEmpty() ? null : text.toString();
    }
    if (raw instanceof Integer || raw instanceof Short) {
      return ((Number) raw).longValue();
    }
    if (raw instanceof Float number) {
      return number.doubleValue();
    }
    if (raw instanceof LocalDate day) {
      return day.toEpochDay();
    }
    if (raw instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (raw instanceof Enum<?> constant) {
      return constant.name();
    }
    if (raw instanceof List<?> items) {
      return items.isEmpty() ? null : texts(items);
    }
    throw new IllegalArgumentException("no feature can be a " + raw.getClass().getName());
  }

  private static List<String> texts(List<?> items) {
    List<String> texts = new ArrayList<>(items.size());
    items.forEach(item -> texts.add(item.toString()));
    return List.copyOf(texts);
  }

  private static Features build(ActKind kind, Object[] found) {
    int[] tags = new int[found.length];
    Object[] values = new Object[found.length];
    int size = 0;
    for (int tag = 0; tag < found.length; tag++) {
      if (found[tag] != null) {
        tags[size] = tag;
        values[size++] = found[tag];
      }
    }
    return new Features(kind, Arrays.copyOf(tags, size), Arrays.copyOf(values, size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features that
        && layout.equals(that.layout)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * layout.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind().name());
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? '{' : ' ').append(layout.tagAt(i)).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }
}
