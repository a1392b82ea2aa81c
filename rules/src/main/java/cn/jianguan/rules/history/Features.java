package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/**
 * What models may look at of one act: name → String, Long, Double, Boolean or List of String. Dates
 * are epoch days, timestamps epoch ms UTC, enums their names. What is null, an empty text or an
 * empty list is absent. Immutable.
 */
public final class Features {
  private final ActKind kind;
  private final int[] tags;
  private final Object[] values;

  Features(ActKind kind, int[] tags, Object[] values) {
    this.kind = kind;
    this.tags = tags;
    this.values = values;
  }

  /** Features of a normalised act, as the {@code feature} properties of its schema say. */
  public static Features of(SupervisionAct act) {
    FeatureTable table = FeatureTable.of(act.getKind());
    Gathered found = new Gathered(table);
    found.put(act, table.common());
    found.put(FeatureTable.OBJECT_KEY, Subjects.objectKey(act));
    found.put(FeatureTable.PARTY_CODE, act.getParty().getUiCode());
    found.put(FeatureTable.PARTY_NATURE, act.getParty().getNature());
    found.put(FeatureTable.OBJECT_NAME, act.getObjectName());
    found.put(FeatureTable.CD_SOURCE, act.getEnvelope().getCdSource());
    found.put(FeatureTable.SUBMITTED_DATE, act.getEnvelope().getSubmittedDate());
    found.put(FeatureTable.OFFICER_COUNT, Officers.count(act));
    if (act.getBody() instanceof SpecificRecord body) {
      found.put(body, table.body());
    }
    return found.features(act.getKind());
  }

  /**
   * Features from names and values of the types above (an Integer counts as Long).
   *
   * @throws IllegalArgumentException if the kind has no feature of such a name, or the type is none
   *     of them
   */
  public static Features of(ActKind kind, Map<String, ?> values) {
    FeatureTable table = FeatureTable.of(kind);
    Gathered found = new Gathered(table);
    values.forEach(
        (name, value) -> {
          int tag = table.tag(name);
          if (tag < 0) {
            throw new IllegalArgumentException(kind + " has no feature " + name);
          }
          found.put(tag, value);
        });
    return found.features(kind);
  }

  public ActKind kind() {
    return kind;
  }

  /** The value, or null where the act has none. */
  public Object get(String name) {
    return get(FeatureTable.of(kind).tag(name));
  }

  /** The value as text; empty where the act has none. */
  public String text(String name) {
    Object value = get(name);
    return value == null ? "" : value.toString();
  }

  Object get(int tag) {
    int at = Arrays.binarySearch(tags, tag);
    return at < 0 ? null : values[at];
  }

  int size() {
    return tags.length;
  }

  int tagAt(int index) {
    return tags[index];
  }

  Object valueAt(int index) {
    return values[index];
  }

  /** Features that are being gathered, by tag; they come nearly in order. */
  private static final class Gathered {
    private final int[] tags;
    private final Object[] values;
    private int size;

    Gathered(FeatureTable table) {
      tags = new int[table.size()];
      values = new Object[tags.length];
    }

    void put(SpecificRecord from, List<FeatureTable.Column> columns) {
      for (int i = 0; i < columns.size(); i++) {
        FeatureTable.Column column = columns.get(i);
        put(column.tag(), from.get(column.position()));
      }
    }

    void put(int tag, Object raw) {
      Object value = plain(raw);
      if (value == null) {
        return;
      }
      int at = size++;
      for (; at > 0 && tags[at - 1] > tag; at--) {
        tags[at] = tags[at - 1];
        values[at] = values[at - 1];
      }
      tags[at] = tag;
      values[at] = value;
    }

    Features features(ActKind kind) {
      return new Features(kind, Arrays.copyOf(tags, size), Arrays.copyOf(values, size));
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Features that
        && kind == that.kind
        && Arrays.equals(tags, that.tags)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, Arrays.hashCode(tags), Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind.name());
    for (int i = 0; i < tags.length; i++) {
      text.append(i == 0 ? '{' : ' ').append(tags[i]).append('=').append(values[i]);
    }
    return text.append('}').toString();
  }
}
