package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Dates against each other and against the moment at which the row became known, as {@link
 * DateRule} says. Most rows carry dates only, so what happens on one day is in order: a report on
 * the day of the act is as good as one on the next.
 */
final class DateCheck {
  private static final int FIRST_YEAR = 1949;
  private static final int LAST_YEAR = 2199;

  /** By so much a sender's clock may be ahead of the log's. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  private DateCheck() {}

  static Refusal range(Check.Row row) {
    int year = row.day().getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR
        ? null
        : new Refusal(
            RejectReason.FIELD_RANGE,
            "occurredAt",
            row.day().toString(),
            "发生日期应在 1949 至 2199 年 / a day from 1949 to 2199");
  }

  /** Tells of the dates for which the row is refused. */
  static void refused(Check.Row row, Consumer<Refusal> found) {
    for (DateRule rule : DateRule.of(row.act().getKind(), DateRule.Answer.REFUSE)) {
      LocalDate day = day(rule.place(), row);
      LocalDate other = day == null ? null : other(rule, row);
      if (other != null && !fits(rule.comparison(), day, other)) {
        found.accept(
            new Refusal(RejectReason.DATE_ORDER, rule.field(), day.toString(), words(rule, other)));
      }
    }
  }

  /** Fields whose dates do not fit, of a row that counts none the less. */
  static List<String> flagged(Check.Row row) {
    List<String> fields = List.of();
    for (DateRule rule : DateRule.of(row.act().getKind(), DateRule.Answer.FLAG)) {
      LocalDate day = day(rule.place(), row);
      LocalDate other = day == null ? null : other(rule, row);
      if (other != null && !fits(rule.comparison(), day, other) && !fields.contains(rule.field())) {
        fields = fields.isEmpty() ? new ArrayList<>() : fields;
        fields.add(rule.field());
      }
    }
    return fields;
  }

  private static boolean fits(DateRule.Comparison comparison, LocalDate day, LocalDate other) {
    return switch (comparison) {
      case NOT_AFTER -> !day.isAfter(other);
      case NOT_BEFORE -> !day.isBefore(other);
      case FREE -> true;
    };
  }

  private static String words(DateRule rule, LocalDate other) {
    if (rule.isWithKnown()) {
      return "不应晚于获知之日(%1$s) / not after the day it became known (%1$s)".formatted(other);
    }
    boolean isEarliest = rule.comparison() == DateRule.Comparison.NOT_BEFORE;
    return (isEarliest
            ? "不应早于 %1$s(%2$s) / not before %1$s (%2$s)"
            : "不应晚于 %1$s(%2$s) / not after %1$s (%2$s)")
        .formatted(rule.other(), other);
  }

  private static LocalDate other(DateRule rule, Check.Row row) {
    return rule.isWithKnown() ? known(rule, row) : day(rule.otherPlace(), row);
  }

  private static LocalDate known(DateRule rule, Check.Row row) {
    Object value = rule.place().value(row.act());
    boolean isDay =
        value instanceof LocalDate || rule.field().equals("occurredAt") && row.act().getDateOnly();
    Instant known = Instant.ofEpochMilli(row.logTime());
    return LocalDate.ofInstant(isDay ? known : known.plus(CLOCKS_DIFFER), zone(row));
  }

  private static LocalDate day(FieldPath place, Check.Row row) {
    Object value = place.value(row.act());
    return value instanceof Instant moment
        ? LocalDate.ofInstant(moment, zone(row))
        : (LocalDate) value;
  }

  private static ZoneId zone(Check.Row row) {
    return Days.zone(row.source().getTimeZone());
  }
}
