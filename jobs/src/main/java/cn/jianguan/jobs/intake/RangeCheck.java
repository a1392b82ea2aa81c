package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Whatever a sender chooses is bounded, in every part of an act: amounts, days, moments, measured
 * values and the length of lists. What models and statistics compute with them later cannot
 * overflow, and no absurd day sets a timer.
 */
final class RangeCheck {
  /** Ten trillion yuan: more than the revenue of any province. */
  static final long MOST_FEN = 1_000_000_000_000_000L;

  /** Of any list of an act: they hold codes and persons. */
  private static final int MOST_ELEMENTS = 1_000;

  private static final String UNIT = "Fen";
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
  private static final Instant FIRST_MOMENT = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant LAST_MOMENT =
      LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

  /**
   * Positions worth looking at, by schema: what can hold a number, a day, a list or other records.
   */
  private static final Map<Schema, List<Schema.Field>> FIELDS = new ConcurrentHashMap<>();

  private RangeCheck() {}

  static void look(Check.Row row, Consumer<Refusal> found) {
    look(row.act(), "", found);
  }

  private static void look(SpecificRecord record, String path, Consumer<Refusal> found) {
    for (Schema.Field field : fields(record.getSchema())) {
      Object value = record.get(field.pos());
      if (value != null) {
        look(value, path + field.name(), field.name(), found);
      }
    }
  }

  private static void look(Object value, String path, String name, Consumer<Refusal> found) {
    if (value instanceof SpecificRecord inner) {
      look(inner, path + ".", found);
    } else if (value instanceof Collection<?> many && many.size() > MOST_ELEMENTS) {
      found.accept(
          refuse(
              path, many.size(), "不应超过 %1$,d 个 / at most %1$,d elements".formatted(MOST_ELEMENTS)));
    } else if (value instanceof Collection<?> many) {
      for (Object each : many) {
        if (each != null) {
          look(each, path, name, found);
        }
      }
    } else {
      Refusal refusal = look(value, path, name);
      if (refusal != null) {
        found.accept(refusal);
      }
    }
  }

  private static Refusal look(Object value, String path, String name) {
    if (value instanceof Long amount) {
      return name.endsWith(UNIT) ? amount(path, amount) : null;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? null : refuse(path, value, "应为有限的数 / a finite number");
    }
    if (value instanceof LocalDate day) {
      return day.isBefore(FIRST) || day.isAfter(LAST) ? beyond(path, day) : null;
    }
    return value instanceof Instant moment
            && (moment.isBefore(FIRST_MOMENT) || !moment.isBefore(LAST_MOMENT))
        ? beyond(path, moment)
        : null;
  }

  private static Refusal amount(String path, long fen) {
    if (fen < 0) {
      return refuse(path, fen, "金额不应为负 / an amount that is not negative");
    }
    return fen > MOST_FEN
        ? refuse(path, fen, "金额不应超过 10 万亿元 / at most ten trillion yuan (in fen)")
        : null;
  }

  private static Refusal beyond(String path, Object value) {
    return refuse(
        path,
        value,
        "日期应在 1900 至 2199 年，长期有效请留空 / a day from 1900 to 2199; leave it out where there is no end");
  }

  private static Refusal refuse(String path, Object value, String expected) {
    return new Refusal(RejectReason.FIELD_RANGE, path, String.valueOf(value), expected);
  }

  private static List<Schema.Field> fields(Schema schema) {
    return FIELDS.computeIfAbsent(schema, RangeCheck::find);
  }

  private static List<Schema.Field> find(Schema schema) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      if (isBounded(field.schema(), field.name())) {
        fields.add(field);
      }
    }
    return List.copyOf(fields);
  }

  private static boolean isBounded(Schema schema, String name) {
    return switch (schema.getType()) {
      case UNION -> schema.getTypes().stream().anyMatch(branch -> isBounded(branch, name));
      case ARRAY, RECORD, DOUBLE -> true;
      case LONG -> schema.getLogicalType() != null || name.endsWith(UNIT);
      case INT -> schema.getLogicalType() != null;
      default -> false;
    };
  }
}
