package cn.jianguan.command.alerts;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which alerts a person wants. */
final class AlertFilter {
  private static final String ENDED =
      Stream.of(
              AlertState.CLOSED,
              AlertState.ARCHIVED,
              AlertState.SUPPRESSED,
              AlertState.MERGED_ALERT,
              AlertState.CANCELLED)
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(", "));

  @Option(
      names = "--state",
      description = "状态 / state: ${COMPLETION-CANDIDATES}; otherwise those open")
  private AlertState state;

  @Option(names = "--all", description = "办结、归档、抑制的也列出 / also those that have ended")
  private boolean all;

  @Option(names = "--severity", description = "等级 / severity: ${COMPLETION-CANDIDATES}")
  private Severity severity;

  @Option(names = "--card", description = "牌 / card in force: ${COMPLETION-CANDIDATES}")
  private Card card;

  @Option(names = "--model", paramLabel = "ID", description = "模型编号 / id of the model")
  private String model;

  @Option(
      names = "--org",
      paramLabel = "CODE",
      description = "承办机关或分发中心 / the addressee, or the dispatching centre")
  private String org;

  @Option(
      names = "--area",
      paramLabel = "DIGITS",
      description = "区划代码或其开头 / region, or the beginning of its code")
  private String area;

  @Option(names = "--object", paramLabel = "KEY", description = "监管对象键 / key of the object")
  private String object;

  @Option(
      names = "--due-before",
      converter = Moment.class,
      description = "环节期限在此之前 / whose stage ends before this: 2026-03-08, or 2026-03-08T18:00")
  private Instant dueBefore;

  /** Of {@code alert FINAL}. */
  String where() {
    List<String> parts = new ArrayList<>(List.of("1"));
    if (state == null && !all) {
      parts.add("state NOT IN (" + ENDED + ")");
    }
    add(parts, state, "state = ?");
    add(parts, severity, "severity = ?");
    add(parts, card, "card = ?");
    add(parts, model, "model_id = ?");
    add(parts, org, "? IN (addressee, dispatcher)");
    add(parts, area, "startsWith(area_number, ?)");
    add(parts, object, "object_key = ?");
    add(parts, dueBefore, "due < toInt64(?)");
    return " WHERE " + String.join(" AND ", parts);
  }

  private static void add(List<String> parts, Object value, String part) {
    if (value != null) {
      parts.add(part);
    }
  }

  /** For its question marks. */
  Object[] values() {
    Long due = dueBefore == null ? null : dueBefore.toEpochMilli();
    return Stream.of(name(state), name(severity), name(card), model, org, area, object, due)
        .filter(value -> value != null)
        .toArray();
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
