package cn.jianguan.console.gateway;

import cn.jianguan.record.RejectReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** Compiles what a mapping writes for a field into a {@link Slot} of that field's Avro type. */
final class Slots {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

  private static final int LONGEST_NUMBER = 40;
  private static final int LARGEST_EXPONENT = 400;

  private final MappingScope scope;
  private final TextExpression expression;

  Slots(MappingScope scope) {
    this.scope = scope;
    this.expression = new TextExpression(scope);
  }

  Slot slot(Schema type, MappingEntry entry) {
    if (type.getType() == Schema.Type.UNION) {
      return optional(type, entry);
    }
    if (type.getLogicalType() != null) {
      return moment(type, entry, -1, -1);
    }
    return switch (type.getType()) {
      case STRING -> string(expression.text(entry), -1, -1);
      case INT, LONG -> whole(type, entry, -1, -1);
      case DOUBLE -> decimal(entry, -1, -1);
      case BOOLEAN -> flag(expression.text(entry), -1, -1);
      case ENUM -> symbol(type, expression.text(entry));
      case ARRAY -> list(type, entry);
      default -> throw entry.wrong("a field of type " + type.getType() + " cannot be mapped");
    };
  }

  private Slot optional(Schema union, MappingEntry entry) {
    int none = union.getIndexNamed("null");
    if (union.getTypes().size() != 2 || none < 0) {
      throw entry.wrong("a field of type " + union + " cannot be mapped");
    }
    int some = 1 - none;
    Schema type = union.getTypes().get(some);
    if (type.getLogicalType() != null) {
      return moment(type, entry, none, some);
    }
    return switch (type.getType()) {
      case STRING -> string(expression.text(entry), none, some);
      case INT, LONG -> whole(type, entry, none, some);
      case DOUBLE -> decimal(entry, none, some);
      case BOOLEAN -> flag(expression.text(entry), none, some);
      default -> throw entry.wrong("a field of type " + type + " cannot be mapped");
    };
  }

  /** Writes the branch of an optional field; true where nothing is left to write. */
  private static boolean absent(Draft draft, boolean empty, int none, int some)
      throws java.io.IOException {
    if (none < 0) {
      return false;
    }
    draft.encoder().writeIndex(empty ? none : some);
    return empty;
  }

  private static Slot string(Text text, int none, int some) {
    return draft -> {
      String value = text.of(draft.row());
      if (!absent(draft, value.isEmpty(), none, some)) {
        draft.encoder().writeString(value);
      }
    };
  }

  private Slot moment(Schema type, MappingEntry entry, int none, int some) {
    RowTimestamp moment = new TimestampExpression(scope).moment(entry);
    ZoneId zone = scope.zone();
    boolean date = type.getLogicalType().getName().equals("date");
    return draft -> {
      long value = moment.of(draft.row());
      if (absent(draft, value == RowTimestamp.NONE, none, some)) {
        return;
      }
      if (value == RowTimestamp.NONE) {
        throw missing("日期或时间 / a date or time");
      }
      if (date) {
        draft.encoder().writeInt(day(value, zone));
      } else {
        draft.encoder().writeLong(value);
      }
    };
  }

  private static int day(long millis, ZoneId zone) {
    return (int) Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toEpochDay();
  }

  private Slot whole(Schema type, MappingEntry entry, int none, int some) {
    Text text = expression.text(entry);
    Text scale = scale(entry);
    boolean isInt = type.getType() == Schema.Type.INT;
    return draft -> {
      String value = text.of(draft.row());
      if (absent(draft, value.isEmpty(), none, some)) {
        return;
      }
      long number = value.isEmpty() ? 0 : whole(value, scale.of(draft.row()), isInt);
      if (isInt) {
        draft.encoder().writeInt((int) number);
      } else {
        draft.encoder().writeLong(number);
      }
    };
  }

  private static long whole(String text, String scale, boolean isInt) throws RowRefusedException {
    try {
      BigDecimal number = number(text).multiply(number(scale));
      return isInt ? number.intValueExact() : number.longValueExact();
    } catch (ArithmeticException e) {
      throw new RowRefusedException(
          RejectReason.FIELD_RANGE,
          "",
          text,
          "整数（乘以 " + scale + "）/ whole when multiplied by " + scale);
    }
  }

  private Slot decimal(MappingEntry entry, int none, int some) {
    Text text = expression.text(entry);
    Text scale = scale(entry);
    return draft -> {
      String value = text.of(draft.row());
      if (absent(draft, value.isEmpty(), none, some)) {
        return;
      }
      draft.encoder().writeDouble(value.isEmpty() ? 0 : decimal(value, scale.of(draft.row())));
    };
  }

  private static double decimal(String text, String scale) throws RowRefusedException {
    if (!scale.equals("1")) {
      return finite(text, number(text).multiply(number(scale)).doubleValue());
    }
    check(text);
    return finite(text, Double.parseDouble(text));
  }

  private static double finite(String text, double number) throws RowRefusedException {
    if (Double.isInfinite(number)) {
      throw new RowRefusedException(
          RejectReason.FIELD_RANGE, "", text, "合理的数量级 / a number of sane size");
    }
    return number;
  }

  /** What a number is multiplied by: a number, or an expression over the column of units. */
  private Text scale(MappingEntry entry) {
    MappingEntry scale =
        entry.node().isObject() ? entry.get("scale") : new MappingEntry(entry.file(), "", null);
    if (scale.node() == null || scale.absent()) {
      return row -> "1";
    }
    return expression.text(scale);
  }

  private static BigDecimal number(String text) throws RowRefusedException {
    check(text);
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
      throw new RowRefusedException(
          RejectReason.FIELD_RANGE, "", text, "合理的数量级 / a number of sane size");
    }
    return number;
  }

  private static void check(String text) throws RowRefusedException {
    boolean plain = !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    int dots = 0;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      dots += c == '.' ? 1 : 0;
      plain = c >= '0' && c <= '9' || c == '.' && dots == 1 && i > 0;
    }
    // Signs and exponents are rare; only they need the pattern.
    if (!plain && (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches())) {
      throw new RowRefusedException(
          RejectReason.FIELD_FORMAT, "", text, "数字 / a number such as -12.5");
    }
  }

  private static Slot flag(Text text, int none, int some) {
    return draft -> {
      String value = text.of(draft.row());
      if (absent(draft, value.isEmpty(), none, some)) {
        return;
      }
      switch (value) {
        case "true" -> draft.encoder().writeBoolean(true);
        case "false", "" -> draft.encoder().writeBoolean(false);
        default ->
            throw new RowRefusedException(
                RejectReason.FIELD_FORMAT, "", value, "true 或 false（用 map 对照）/ true or false");
      }
    };
  }

  private static Slot symbol(Schema type, Text text) {
    return draft -> {
      String value = text.of(draft.row());
      if (!type.hasEnumSymbol(value)) {
        throw new RowRefusedException(
            RejectReason.UNKNOWN_CODE, "", value, "one of " + type.getEnumSymbols());
      }
      draft.encoder().writeEnum(type.getEnumOrdinal(value));
    };
  }

  /**
   * A list: the parts of a text with a separator, each through {@code map}; empty parts are none.
   */
  private Slot list(Schema type, MappingEntry entry) {
    if (type.getElementType().getType() != Schema.Type.STRING) {
      throw entry.wrong("a list of " + type.getElementType() + " cannot be mapped");
    }
    boolean plain = !entry.node().isObject();
    String separator = plain ? "" : entry.get("split").text("");
    Text text = separator.isEmpty() ? expression.text(entry) : expression.source(entry);
    CodeMap map =
        separator.isEmpty() || entry.get("map").absent() ? null : scope.map(entry.get("map"));
    return draft -> {
      List<String> parts = split(text.of(draft.row()), separator, map);
      draft.encoder().writeArrayStart();
      if (!parts.isEmpty()) {
        draft.encoder().setItemCount(parts.size());
        for (String part : parts) {
          draft.encoder().startItem();
          draft.encoder().writeString(part);
        }
      }
      draft.encoder().writeArrayEnd();
    };
  }

  private static List<String> split(String text, String separator, CodeMap map)
      throws RowRefusedException {
    List<String> parts = new ArrayList<>();
    String[] raw = separator.isEmpty() ? new String[] {text} : text.split(Pattern.quote(separator));
    for (String part : raw) {
      String code = map == null || part.isEmpty() ? part : map.of(part);
      if (!code.isEmpty() && !parts.contains(code)) {
        parts.add(code);
      }
    }
    return parts;
  }

  private static RowRefusedException missing(String expected) {
    return new RowRefusedException(RejectReason.FIELD_MISSING, "", "", expected);
  }
}
