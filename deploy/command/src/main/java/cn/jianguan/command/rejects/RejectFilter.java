package cn.jianguan.command.rejects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which rejects a person wants. */
final class RejectFilter {
  @Option(names = "--reason", description = "拒收原因代码 / reason code, e.g. UNKNOWN_REGION")
  private String reason;

  @Option(
      names = "--station",
      description = "环节 / station: gateway, broadcast, intake, warning, casework, load")
  private String station;

  @Option(names = "--source", paramLabel = "CODE", description = "来源代码 / cdSource of the sender")
  private String source;

  @Option(
      names = "--since",
      description =
          "自此时起入湖，北京时间 / known since, time of Shanghai: 2024-03-08, or 2024-03-08 10:00:00")
  private String since;

  @Option(names = "--file", description = "来源文件名 / name of the source's file")
  private String file;

  @Option(
      names = "--state",
      defaultValue = "open",
      description = "处理状态 / open, retried, dropped or all (default: ${DEFAULT-VALUE})")
  private String state;

  /** Of {@code reject FINAL}. */
  String where() {
    List<String> parts = new ArrayList<>(List.of("1"));
    add(parts, reason, "reason = ?");
    add(parts, station, "station = ?");
    add(parts, source, "cd_source = ?");
    add(parts, since, "log_time >= toDateTime64(?, 3, 'Asia/Shanghai')");
    add(parts, file, "startsWith(if(origin = '', position, origin), concat(?, ':'))");
    add(parts, stateOrNull(), "state = ?");
    return " WHERE " + String.join(" AND ", parts);
  }

  /** For its question marks. */
  Object[] values() {
    List<Object> values = new ArrayList<>();
    for (String value : new String[] {upper(reason), station, source, day(), file, stateOrNull()}) {
      if (value != null) {
        values.add(value);
      }
    }
    return values.toArray();
  }

  private static void add(List<String> parts, String value, String part) {
    if (value != null) {
      parts.add(part);
    }
  }

  private String day() {
    return since != null && since.length() == "2024-03-08".length() ? since + " 00:00:00" : since;
  }

  private String stateOrNull() {
    return state.equalsIgnoreCase("all") ? null : upper(state);
  }

  private static String upper(String word) {
    return word == null ? null : word.toUpperCase(Locale.ROOT);
  }
}
