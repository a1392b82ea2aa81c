package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.BinaryFormat;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Why a model was evaluated, and where in the history to find it again.
 *
 * @param type by an act, at the end of a period, or at a deadline
 * @param expectation name of the expectation of a deadline; else empty
 * @param step step of a deadline; else 0
 * @param kind kind of the act, or of the act that opened the expectation; OTHER for a period
 * @param at occurredAt of that act; for a period its end (first instant after it), epoch ms UTC
 * @param actId id of that act; for a period the member of the group, or empty
 */
record TriggerReference(
    Type type, String expectation, int step, ActKind kind, long at, String actId) {
  enum Type {
    ACT,
    PERIOD,
    DEADLINE
  }

  static TriggerReference act(Row row) {
    return new TriggerReference(Type.ACT, "", 0, row.kind(), row.occurredAt(), row.actId());
  }

  static TriggerReference period(long end, String member) {
    return new TriggerReference(Type.PERIOD, "", 0, ActKind.OTHER, end, member);
  }

  static TriggerReference deadline(String expectation, int step, Row opener) {
    return new TriggerReference(
        Type.DEADLINE, expectation, step, opener.kind(), opener.occurredAt(), opener.actId());
  }

  /** The trigger as a hit names it; the same cause always has the same. */
  String trigger(ZoneId zone) {
    return switch (type) {
      case ACT -> actId;
      case DEADLINE -> "deadline:" + actId + ":" + expectation + "/" + step;
      case PERIOD -> "period:" + lastDay(zone) + (actId.isEmpty() ? "" : ":" + actId);
    };
  }

  /** The act it is about, or null where it is no longer there (always for a period). */
  Row find(History history) {
    return type == Type.PERIOD ? null : history.find(kind, at, actId);
  }

  /** Short text that a timer can carry. */
  String encode() {
    return type + "|" + expectation + "|" + step + "|" + kind + "|" + at + "|" + actId;
  }

  /** Reads {@link #encode}. */
  static TriggerReference decode(String text) {
    String[] parts = text.split("\\|", 6);
    return new TriggerReference(
        Type.valueOf(parts[0]),
        parts[1],
        Integer.parseInt(parts[2]),
        ActKind.valueOf(parts[3]),
        Long.parseLong(parts[4]),
        parts[5]);
  }

  void write(BinaryFormat.Writer out) {
    out.number(type.ordinal()).text(expectation).number(step).number(kind.ordinal());
    out.signed(at).text(actId);
  }

  static TriggerReference read(BinaryFormat.Reader in) {
    Type type = Type.values()[(int) in.number()];
    String expectation = in.text();
    int step = (int) in.number();
    ActKind kind = ActKind.values()[(int) in.number()];
    return new TriggerReference(type, expectation, step, kind, in.signed(), in.text());
  }

  private LocalDate lastDay(ZoneId zone) {
    return Instant.ofEpochMilli(at - 1).atZone(zone).toLocalDate();
  }
}
