package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.mapping.MappingEntry;
import cn.jianguan.console.gateway.mapping.MappingScope;
import cn.jianguan.console.gateway.mapping.RowText;
import cn.jianguan.console.gateway.mapping.RowTimestamp;
import cn.jianguan.console.gateway.mapping.TextExpression;
import cn.jianguan.console.gateway.mapping.TimestampExpression;
import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Compiles what a mapping writes for a field into a {@link FieldEncoder} of that field's Avro type.
 */
final class FieldEncoders {
  private final MappingScope scope;
  private final TextExpression expression;

  FieldEncoders(MappingScope scope) {
    this.scope = scope;
    this.expression = new TextExpression(scope);
  }

  FieldEncoder encoder(Schema type, MappingEntry entry) {
    if (type.getType() == Schema.Type.UNION) {
      int none = type.getIndexNamed("null");
      if (type.getTypes().size() != 2 || none < 0) {
        throw entry.wrong("a field of type " + type + " cannot be mapped");
      }
      return value(type.getTypes().get(1 - none), entry, new Nullability(none, 1 - none));
    }
    return switch (type.getType()) {
      case ENUM -> symbol(type, entry);
      case ARRAY -> new ListEncoder(type, entry, scope);
      default -> value(type, entry, Nullability.NOT_NULL);
    };
  }

  private FieldEncoder value(Schema type, MappingEntry entry, Nullability nulls) {
    if (type.getLogicalType() != null) {
      return moment(type, entry, nulls);
    }
    return switch (type.getType()) {
      case STRING -> string(expression.text(entry), nulls);
      case INT, LONG -> whole(type, entry, nulls);
      case DOUBLE -> decimal(entry, nulls);
      case BOOLEAN -> flag(entry, nulls);
      default -> throw entry.wrong("a field of type " + type + " cannot be mapped");
    };
  }

  private static FieldEncoder string(RowText text, Nullability nulls) {
    return buffer -> {
      String value = text.of(buffer.row());
      if (!nulls.absent(buffer, value.isEmpty())) {
        buffer.encoder().writeString(value);
      }
    };
  }

  private FieldEncoder moment(Schema type, MappingEntry entry, Nullability nulls) {
    RowTimestamp moment = new TimestampExpression(scope).moment(entry);
    ZoneId zone = scope.zone();
    boolean date = type.getLogicalType().getName().equals("date");
    return buffer -> {
      long value = moment.of(buffer.row());
      if (nulls.absent(buffer, value == RowTimestamp.NONE)) {
        return;
      }
      if (value == RowTimestamp.NONE) {
        throw missing("日期或时间 / a date or time");
      }
      if (date) {
        buffer.encoder().writeInt(day(value, zone));
      } else {
        buffer.encoder().writeLong(value);
      }
    };
  }

  private static int day(long millis, ZoneId zone) {
    return (int) Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toEpochDay();
  }

  private FieldEncoder whole(Schema type, MappingEntry entry, Nullability nulls) {
    RowText text = number(entry);
    RowText scale = scale(entry);
    boolean isInt = type.getType() == Schema.Type.INT;
    return buffer -> {
      String value = text.of(buffer.row());
      if (nulls.absent(buffer, value.isEmpty())) {
        return;
      }
      long number = value.isEmpty() ? 0 : NumberText.whole(value, scale.of(buffer.row()), isInt);
      if (isInt) {
        buffer.encoder().writeInt((int) number);
      } else {
        buffer.encoder().writeLong(number);
      }
    };
  }

  private FieldEncoder decimal(MappingEntry entry, Nullability nulls) {
    RowText text = number(entry);
    RowText scale = scale(entry);
    return buffer -> {
      String value = text.of(buffer.row());
      if (nulls.absent(buffer, value.isEmpty())) {
        return;
      }
      buffer
          .encoder()
          .writeDouble(value.isEmpty() ? 0 : NumberText.decimal(value, scale.of(buffer.row())));
    };
  }

  /** The text of a number, in plain digits. */
  private RowText number(MappingEntry entry) {
    RowText text = expression.text(entry, "scale", "number");
    if (!entry.node().isObject()) {
      return text;
    }
    return switch (entry.get("number").text("plain")) {
      case "plain" -> text;
      case "amount" -> row -> AmountText.plain(text.of(row));
      default -> throw entry.get("number").wrong("write plain or amount");
    };
  }

  /** What a number is multiplied by: a number, or an expression over the column of units. */
  private RowText scale(MappingEntry entry) {
    if (!entry.node().isObject() || entry.get("scale").absent()) {
      return row -> "1";
    }
    MappingEntry scale = entry.get("scale");
    int before = scope.references();
    RowText text = expression.text(scale);
    if (scope.references() == before) {
      try {
        NumberText.decimal(text.of(SourceRow.NONE), "1");
      } catch (RowRefusedException e) {
        throw scale.wrong("'%s' is no number to multiply by".formatted(e.refusal().value()));
      }
    }
    targets(scale).forEach(to -> checkScale(scale, to));
    return text;
  }

  private static void checkScale(MappingEntry scale, String to) {
    try {
      NumberText.decimal(to, "1");
    } catch (RowRefusedException e) {
      throw scale.get("map").wrong("'%s' is no number to multiply by".formatted(to));
    }
  }

  private FieldEncoder flag(MappingEntry entry, Nullability nulls) {
    RowText text = expression.text(entry);
    for (String to : targets(entry)) {
      if (!List.of("true", "false").contains(to)) {
        throw entry.get("map").wrong("'%s' is neither true nor false".formatted(to));
      }
    }
    return buffer -> {
      String value = text.of(buffer.row());
      if (nulls.absent(buffer, value.isEmpty())) {
        return;
      }
      switch (value) {
        case "true" -> buffer.encoder().writeBoolean(true);
        case "false", "" -> buffer.encoder().writeBoolean(false);
        default ->
            throw new RowRefusedException(
                RejectReason.FIELD_FORMAT, "", value, "true 或 false（用 map 对照）/ true or false");
      }
    };
  }

  private FieldEncoder symbol(Schema type, MappingEntry entry) {
    RowText text = expression.text(entry);
    List<String> symbols = type.getEnumSymbols();
    for (String to : targets(entry)) {
      if (!symbols.contains(to)) {
        throw entry.get("map").wrong(unknown(to, symbols));
      }
    }
    return buffer -> {
      String value = text.of(buffer.row());
      if (!type.hasEnumSymbol(value)) {
        throw new RowRefusedException(
            RejectReason.UNKNOWN_CODE, "", value, "代码 / a code; " + unknown(value, symbols));
      }
      buffer.encoder().writeEnum(type.getEnumOrdinal(value));
    };
  }

  private static String unknown(String code, List<String> symbols) {
    return "'%s' is none; did you mean '%s'? one of %s"
        .formatted(code, MappingEntry.nearest(code, symbols), symbols);
  }

  /** What the map of an entry can give, where that is what the entry gives. */
  private Set<String> targets(MappingEntry entry) {
    if (!entry.node().isObject()
        || entry.get("map").absent()
        || !entry.get("date").absent()
        || entry.get("hash").flag()) {
      return Set.of();
    }
    Set<String> targets = new LinkedHashSet<>(scope.map(entry.get("map")).targets());
    targets.remove("");
    return targets;
  }

  private static RowRefusedException missing(String expected) {
    return new RowRefusedException(RejectReason.FIELD_MISSING, "", "", expected);
  }
}
