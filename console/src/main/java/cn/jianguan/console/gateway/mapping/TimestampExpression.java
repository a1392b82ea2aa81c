package cn.jianguan.console.gateway.mapping;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.console.gateway.row.SourceRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles what a mapping writes for a moment: {@code from} with {@code date} or {@code time}, in
 * {@code zone} (else the source's), at the {@code edge} of that day or month: start (default, its
 * first midnight), last (the midnight its last day begins with) or end (its last millisecond);
 * believed only from {@code trustedFrom} on, with {@code else}. A list is the first that gives a
 * moment.
 */
public final class TimestampExpression {
  private static final int REMEMBERED = 20_000;
  private static final String[] STEPS = {
    "from", "trim", "match", "take", "map", "date", "time", "zone", "edge", "trustedFrom", "else"
  };

  private static final LocalDateTime SAMPLE = LocalDateTime.of(2014, 12, 31, 13, 0);

  private final MappingScope scope;
  private final TextExpression expression;

  public TimestampExpression(MappingScope scope) {
    this.scope = scope;
    this.expression = new TextExpression(scope);
  }

  public RowTimestamp moment(MappingEntry entry) {
    return moment(entry, false);
  }

  private RowTimestamp moment(MappingEntry entry, boolean mayMiss) {
    if (entry.isList()) {
      return choices(entry, mayMiss);
    }
    if (entry.isText()) {
      return remember(expression.text(entry), parser(entry, DateForm.named("iso"), scope.zone()));
    }
    entry.allow(STEPS);
    boolean hasElse = !entry.get("else").absent();
    RowText text = expression.mapped(entry, mayMiss || hasElse);
    RowTimestamp own = trusted(entry, remember(text, parser(entry)));
    return hasElse ? first(List.of(own, moment(entry.get("else"), mayMiss))) : own;
  }

  private RowTimestamp choices(MappingEntry list, boolean mayMiss) {
    List<MappingEntry> entries = list.entries();
    List<RowTimestamp> choices = new ArrayList<>();
    for (MappingEntry entry : entries) {
      boolean last = entry == entries.get(entries.size() - 1);
      int before = scope.references();
      choices.add(moment(entry, mayMiss || !last));
      if (!last && scope.references() == before) {
        throw entry.wrong("is always the same: what follows in the list is never used");
      }
    }
    if (choices.isEmpty()) {
      throw list.wrong("is empty");
    }
    return first(choices);
  }

  private static RowTimestamp first(List<RowTimestamp> choices) {
    return new RowTimestamp() {
      @Override
      public long of(SourceRow row) throws RowRefusedException {
        for (RowTimestamp choice : choices) {
          long moment = choice.of(row);
          if (moment != NONE) {
            return moment;
          }
        }
        return NONE;
      }

      @Override
      public long latest(SourceRow row) throws RowRefusedException {
        long latest = Long.MAX_VALUE;
        for (RowTimestamp choice : choices) {
          latest = Math.min(latest, choice.latest(row));
        }
        return latest;
      }
    };
  }

  private interface Parser {
    long parse(String text) throws RowRefusedException;
  }

  private Parser parser(MappingEntry entry) {
    ZoneId zone = zone(entry.get("zone"), scope.zone());
    if (entry.get("time").absent()) {
      MappingEntry date = entry.get("date");
      return parser(
          entry, date.absent() ? DateForm.named("iso") : TextExpression.dateForm(date), zone);
    }
    if (!entry.get("date").absent()) {
      throw entry.wrong("has both 'date' and 'time'; write one of them");
    }
    if (!entry.get("edge").absent()) {
      throw entry.get("edge").wrong("is for days and months; a time has no edge");
    }
    Parser whole =
        switch (entry.get("time").text()) {
          case "iso" ->
              text -> guard(entry, text, () -> java.time.OffsetDateTime.parse(text).toInstant());
          case "epochMillis" -> text -> guard(entry, text, () -> millis(text));
          default -> null;
        };
    if (whole != null && !entry.get("zone").absent()) {
      throw entry.get("zone").wrong("this 'time' has a zone of its own");
    }
    return whole == null ? pattern(entry, zone) : whole;
  }

  private static Instant millis(String text) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new DateTimeException("not a number", e);
    }
  }

  private static Parser pattern(MappingEntry entry, ZoneId zone) {
    MappingEntry time = entry.get("time");
    try {
      DateTimeFormatter format = DateForm.formatter(time.text());
      if (!DateForm.reads(format, TimestampExpression::hour, SAMPLE)) {
        throw new IllegalArgumentException("it gives no day and hour");
      }
      return text ->
          guard(entry, text, () -> LocalDateTime.parse(text, format).atZone(zone).toInstant());
    } catch (IllegalArgumentException e) {
      throw time.wrong(
          "'%s' is no such time, %s; write iso, epochMillis or a pattern like yyyy-MM-dd HH:mm"
              .formatted(time.text(), e.getMessage()));
    }
  }

  private static LocalDateTime hour(TemporalAccessor time) {
    return LocalDateTime.from(time).truncatedTo(ChronoUnit.HOURS);
  }

  private static Parser parser(MappingEntry entry, DateForm form, ZoneId zone) {
    return switch (entry.isText() ? "start" : entry.get("edge").text("start")) {
      case "start" ->
          text -> guard(entry, text, () -> form.first(text).atStartOfDay(zone).toInstant());
      case "last" ->
          text -> guard(entry, text, () -> form.last(text).atStartOfDay(zone).toInstant());
      case "end" -> text -> guard(entry, text, () -> end(form.last(text), zone));
      default -> throw entry.get("edge").wrong("write start, last or end");
    };
  }

  private static Instant end(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
  }

  private interface Parse {
    Instant get();
  }

  private static long guard(MappingEntry entry, String text, Parse parse)
      throws RowRefusedException {
    try {
      return parse.get().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      if (entry.isText()) {
        throw new RowRefusedException(
            cn.jianguan.record.RejectReason.FIELD_FORMAT,
            "",
            text,
            "日期，如 2014-12-31 / a date such as 2014-12-31");
      }
      throw TextExpression.notADate(entry, text);
    }
  }

  /** The same few days come again and again; most of the work is done once for each. */
  private static RowTimestamp remember(RowText text, Parser parser) {
    Map<String, Long> known = new HashMap<>();
    return row -> {
      String value = text.of(row);
      if (value.isEmpty()) {
        return RowTimestamp.NONE;
      }
      Long moment = known.get(value);
      if (moment == null) {
        moment = parser.parse(value);
        if (known.size() >= REMEMBERED) {
          known.clear();
        }
        known.put(value, moment);
      }
      return moment;
    };
  }

  private RowTimestamp trusted(MappingEntry entry, RowTimestamp moment) {
    MappingEntry from = entry.get("trustedFrom");
    if (from.absent()) {
      return moment;
    }
    long start = day(from).atStartOfDay(scope.zone()).toInstant().toEpochMilli();
    return new RowTimestamp() {
      @Override
      public long of(SourceRow row) throws RowRefusedException {
        long value = moment.of(row);
        return value >= start ? value : NONE;
      }

      @Override
      public long latest(SourceRow row) throws RowRefusedException {
        long value = moment.of(row);
        return value == NONE || value >= start ? Long.MAX_VALUE : value;
      }
    };
  }

  public static LocalDate day(MappingEntry entry) {
    try {
      return LocalDate.parse(entry.text());
    } catch (DateTimeException e) {
      throw entry.wrong("'" + entry.text() + "' is no date; write one like \"2015-12-01\"");
    }
  }

  public static ZoneId zone(MappingEntry entry, ZoneId fallback) {
    try {
      return entry.absent() ? fallback : ZoneId.of(entry.text());
    } catch (DateTimeException e) {
      throw entry.wrong("'" + entry.text() + "' is no time zone; write one like Asia/Taipei");
    }
  }
}
