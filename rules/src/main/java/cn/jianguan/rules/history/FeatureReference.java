package cn.jianguan.rules.history;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.wording.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A feature named once and read from many rows of any kind, without a lookup by name each time.
 * Beside the features of its kind every row has {@code actId}, {@code actKind}, {@code occurredAt},
 * {@code logTime}, {@code occurredOn}, the calendar day on which it happened where it happened, to
 * compare with dates, and {@code cityCode}, the first four digits of its region.
 */
public final class FeatureReference {
  private static final int ACT_ID = -2;
  private static final int ACT_KIND = -3;
  private static final int OCCURRED_AT = -4;
  private static final int LOG_TIME = -5;
  private static final int OCCURRED_ON = -6;
  private static final int CITY_CODE = -7;
  private static final int CITY_DIGITS = 4;

  private static final Map<String, FeatureReference> NAMED = new ConcurrentHashMap<>();

  private final String name;
  private final int[] tagByKind = new int[ActKind.values().length];

  public FeatureReference(String name) {
    this.name = name;
    for (ActKind kind : ActKind.values()) {
      tagByKind[kind.ordinal()] = tag(kind);
    }
  }

  /** For a name known only when it is asked: those that rules and reasons contain. */
  static FeatureReference named(String name) {
    return NAMED.computeIfAbsent(name, FeatureReference::new);
  }

  public String name() {
    return name;
  }

  /** True where acts of this kind can have the feature. */
  public boolean isKnownTo(ActKind kind) {
    return tagByKind[kind.ordinal()] != -1;
  }

  /** What its value measures or names in acts of a kind. */
  public Quantity quantity(ActKind kind) {
    int tag = tagByKind[kind.ordinal()];
    FeatureTable table = FeatureTable.of(kind);
    if (tag == OCCURRED_AT || tag == LOG_TIME || table.isMoment(tag)) {
      return Quantity.MOMENT;
    }
    return tag == OCCURRED_ON || table.isDate(tag) ? Quantity.DAY : Quantity.ofField(name);
  }

  /** The value, or null where the act has none. */
  public Object of(Row row) {
    int tag = tagByKind[row.kind().ordinal()];
    return switch (tag) {
      case -1 -> null;
      case ACT_ID -> row.actId();
      case ACT_KIND -> row.kind().name();
      case OCCURRED_AT -> row.occurredAt();
      case LOG_TIME -> row.logTime();
      case OCCURRED_ON -> dayOf(row);
      case CITY_CODE -> city(row.features().text("areaNumber"));
      default -> row.features().get(tag);
    };
  }

  /** The value as text; empty where the act has none. */
  public String text(Row row) {
    Object value = of(row);
    return value == null ? "" : value.toString();
  }

  /**
   * The value as a moment, epoch ms UTC: a date is its first instant in the zone; null where
   * absent.
   */
  public Long moment(Row row, ZoneId zone) {
    if (!(of(row) instanceof Long value)) {
      return null;
    }
    boolean date = FeatureTable.of(row.kind()).isDate(tagByKind[row.kind().ordinal()]);
    return date
        ? (Long) LocalDate.ofEpochDay(value).atStartOfDay(zone).toInstant().toEpochMilli()
        : value;
  }

  private static String city(String area) {
    return area.length() < CITY_DIGITS ? null : area.substring(0, CITY_DIGITS);
  }

  private static long dayOf(Row row) {
    return row.features().get(FeatureTable.OWN_DAY) instanceof Long own
        ? own
        : LocalDate.ofInstant(Instant.ofEpochMilli(row.occurredAt()), Observation.ZONE)
            .toEpochDay();
  }

  private int tag(ActKind kind) {
    return switch (name) {
      case "actId" -> ACT_ID;
      case "actKind" -> ACT_KIND;
      case "occurredAt" -> OCCURRED_AT;
      case "logTime" -> LOG_TIME;
      case "occurredOn" -> OCCURRED_ON;
      case "cityCode" -> CITY_CODE;
      default -> FeatureTable.of(kind).tag(name);
    };
  }
}
