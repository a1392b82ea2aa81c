package cn.jianguan.jobs.reference;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;

/** What is found wrong with a row of a list, field by field. */
final class Faults {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
  private static final int LEVELS = 5;

  private final List<Refusal> found = new ArrayList<>(1);

  List<Refusal> found() {
    return found;
  }

  void add(RejectReason reason, String field, Object value, String expected) {
    found.add(Refusal.of(reason, field, value, expected));
  }

  void given(String field, String value) {
    if (value.isBlank()) {
      add(RejectReason.FIELD_MISSING, field, "", "必填 / must be given");
    }
  }

  /**
   * Compared across sources: blanks, lower case and full-width forms would never be found again.
   */
  void tidy(String field, String value) {
    boolean isTidy = value.chars().allMatch(c -> c > ' ' && c <= '~' && !(c >= 'a' && c <= 'z'));
    if (!isTidy) {
      add(
          RejectReason.FIELD_FORMAT,
          field,
          value,
          "应为半角大写、无空格 / half-width, upper case, no blanks");
    }
  }

  /** Level 1, national, to 5, town; 0 unknown. */
  void level(String field, int level) {
    if (level < 0 || level > LEVELS) {
      add(
          RejectReason.FIELD_RANGE,
          field,
          level,
          "层级应为 1 至 5,0 为未知 / a level of 1 to 5, or 0 for unknown");
    }
  }

  void listed(String field, String value, Collection<String> codes) {
    if (!value.isEmpty() && !codes.contains(value)) {
      add(RejectReason.UNKNOWN_CODE, field, value, "应为其中之一 / one of: " + String.join(", ", codes));
    }
  }

  void listed(String field, Collection<String> values, Collection<String> codes) {
    values.forEach(value -> listed(field, value, codes));
  }

  void day(String field, LocalDate day) {
    if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
      add(
          RejectReason.FIELD_RANGE,
          field,
          day,
          "日期应在 1900 至 2199 年,长期有效请留空 / a day from 1900 to 2199; leave it out where there is no end");
    }
  }

  /** First and last day, both included. */
  void period(String fromField, LocalDate from, String toField, LocalDate to) {
    day(fromField, from);
    day(toField, to);
    if (from != null && to != null && to.isBefore(from)) {
      add(
          RejectReason.DATE_ORDER,
          toField,
          to,
          "不应早于 %1$s(%2$s) / not before %1$s (%2$s)".formatted(fromField, from));
    }
  }

  void zone(String field, String name) {
    try {
      if (!name.isEmpty()) {
        ZoneId.of(name);
      }
    } catch (DateTimeException e) {
      add(
          RejectReason.FIELD_FORMAT,
          field,
          name,
          "应为时区名,如 Asia/Shanghai / a time zone such as Asia/Shanghai");
    }
  }

  void currency(String field, String code) {
    try {
      if (!code.isEmpty()) {
        Currency.getInstance(code);
      }
    } catch (IllegalArgumentException e) {
      add(RejectReason.UNKNOWN_CODE, field, code, "应为 ISO 4217 币种 / a currency of ISO 4217");
    }
  }
}
